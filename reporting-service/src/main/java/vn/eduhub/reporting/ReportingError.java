package vn.eduhub.reporting;

import vn.eduhub.platform.problem.HubError;

/// What a caller of the figures can be told went wrong, beside what every service says.
public enum ReportingError implements HubError {
    TOO_MANY_ROWS(
            400,
            "Kết quả có hơn {0} dòng; hãy hỏi cho đơn vị nhỏ hơn, một năm học hoặc ít tiêu chí hơn.",
            "The answer has more than {0} rows; ask for a smaller unit, one school year or fewer dimensions."),
    FIGURES_NOT_READY(
            503,
            "Số liệu đang được nạp sau khi khởi động; hãy thử lại.",
            "The figures are being loaded after a start; try again.");

    private final int status;
    private final String vietnamese;
    private final String english;

    ReportingError(int status, String vietnamese, String english) {
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
