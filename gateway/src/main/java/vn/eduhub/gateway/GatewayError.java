package vn.eduhub.gateway;

import vn.eduhub.platform.problem.HubError;

/// What a caller can be told went wrong before any service saw the request, or after it gave no answer.
public enum GatewayError implements HubError {
    UPLOAD_TOO_LARGE(
            413,
            "Tệp lớn hơn {0} byte; hãy chia theo tỉnh hoặc theo trường.",
            "The file is larger than {0} bytes; split it by province or school."),
    SERVICE_UNAVAILABLE(
            503,
            "Dịch vụ {0} tạm thời không trả lời; hãy thử lại, yêu cầu có Idempotency-Key không bị làm hai lần.",
            "The service {0} does not answer for now; try again, a request with an Idempotency-Key is not done twice."),
    SERVICE_TIMEOUT(
            504,
            "Dịch vụ {0} không trả lời kịp; có thể yêu cầu đã được thực hiện, hãy đọc lại trước khi gửi lại.",
            "The service {0} did not answer in time; it may have done what was asked, so read before you send again.");

    private final int status;
    private final String vietnamese;
    private final String english;

    GatewayError(int status, String vietnamese, String english) {
        this.status = status;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String vietnamese() {
        return vietnamese;
    }

    @Override
    public String english() {
        return english;
    }
}
