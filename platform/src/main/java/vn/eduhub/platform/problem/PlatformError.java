package vn.eduhub.platform.problem;

/// Problems every service can answer with.
public enum PlatformError implements HubError {
    INVALID(400, "Dữ liệu gửi lên có lỗi; xem danh sách errors.", "The request has faults; see the list errors."),
    MALFORMED_JSON(
            400,
            "Nội dung không phải JSON đúng ({0}); hãy sửa cú pháp.",
            "The body is not well-formed JSON ({0}); correct its syntax."),
    BAD_REQUEST(
            400,
            "Yêu cầu HTTP không đọc được; hãy kiểm tra đường dẫn, tiêu đề và nội dung đã gửi đủ chưa.",
            "The HTTP request cannot be read; check its path and headers, and that its body came whole."),
    UNAUTHENTICATED(
            401,
            "Thiếu mã truy cập hoặc mã không còn hiệu lực; hãy xin mã mới.",
            "The access token is missing or not valid; get a new one."),
    FORBIDDEN(403, "Vai trò của bạn không được làm việc này.", "Your role may not do this."),
    NO_UNIT(
            403,
            "Mã truy cập không mang đơn vị (unit); hãy xin mã cho một đơn vị.",
            "The access token carries no unit; get one for a unit."),
    NOT_FOUND(404, "Không có trong phạm vi của đơn vị.", "There is no such thing in your scope."),
    METHOD_NOT_ALLOWED(405, "Địa chỉ này không nhận phương thức {0}.", "This address does not take the method {0}."),
    NOT_ACCEPTABLE(406, "Không trả được kiểu nội dung được yêu cầu.", "The content type asked for cannot be given."),
    CONFLICT(
            409,
            "Bản ghi vừa được thay đổi bởi yêu cầu khác; hãy thử lại.",
            "Another request changed the record just now; try again."),
    STALE(
            412,
            "Bản ghi đã đổi từ lần đọc trước; hãy đọc lại rồi sửa.",
            "The record has changed since you read it; read it again, then change it."),
    BODY_TOO_LARGE(
            413,
            "Nội dung lớn hơn {0} byte; hãy chia nhỏ hoặc gửi tệp qua /v1/intake.",
            "The body is larger than {0} bytes; split it or send a file to /v1/intake."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Không nhận kiểu nội dung này; hãy gửi {0} và nêu trong Content-Type.",
            "This content type is not taken here; send {0} and say so in Content-Type."),
    IDEMPOTENCY_MISMATCH(
            422,
            "Idempotency-Key này đã dùng cho nội dung khác; hãy dùng khóa mới.",
            "This Idempotency-Key was used with another body; use a new key."),
    PRECONDITION_REQUIRED(
            428,
            "Thiếu If-Match; hãy đọc bản ghi và gửi lại ETag của nó.",
            "If-Match is missing; read the record and send its ETag."),
    LIMIT(429, "Quá nhiều yêu cầu; hãy chờ theo Retry-After.", "Too many requests; wait as Retry-After says."),
    INTERNAL(
            500,
            "Lỗi của hệ thống; hãy gửi requestId cho người vận hành.",
            "A fault of the hub; give the requestId to the operator."),
    STORE_UNAVAILABLE(
            503,
            "Kho dữ liệu tạm thời không trả lời; hãy thử lại, yêu cầu có Idempotency-Key không bị làm hai lần.",
            "The store does not answer for now; try again, a request with an Idempotency-Key is not done twice."),
    KEY_MISSING(
            503,
            "Khóa dùng để mã hóa dữ liệu này không có ở đây; người vận hành phải đặt lại tệp khóa.",
            "The key that this data was sealed under is not here; the operator has to put the key file back."),
    PEER_UNAVAILABLE(
            503,
            "Dịch vụ {0} tạm thời không trả lời; hãy thử lại.",
            "The service {0} does not answer for now; try again.");

    private final int status;
    private final String vietnamese;
    private final String english;

    PlatformError(int status, String vietnamese, String english) {
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
