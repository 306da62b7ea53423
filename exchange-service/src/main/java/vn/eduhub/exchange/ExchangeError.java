package vn.eduhub.exchange;

import vn.eduhub.platform.problem.HubError;

/// Why an upload is refused as a whole, or a job cannot do what is asked. Faults of single lines are
/// [vn.eduhub.contracts.fault.Fault]s.
public enum ExchangeError implements HubError {
    NOT_A_ZIP(400, "Tệp không phải là zip; hãy nén lại bằng zip.", "The file is not a zip; pack it as zip."),
    ZIP_TRUNCATED(
            400,
            "Tệp zip bị cắt giữa chừng; hãy gửi lại toàn bộ.",
            "The zip is cut off in the middle; send it again as a whole."),
    ZIP_DAMAGED(
            400,
            "Tệp zip bị hỏng ở {0} (sai CRC hoặc độ dài); hãy nén và gửi lại.",
            "The zip is damaged at {0} (CRC or length is wrong); pack and send it again."),
    ZIP_BOMB(
            413,
            "Gói giải nén quá lớn so với kích thước gửi; giới hạn {0} byte và {1} lần.",
            "The package unpacks to too much; at most {0} bytes and {1} times its own size are taken."),
    ZIP_ENTRIES(422, "Gói có quá {0} tệp.", "The package has more than {0} files."),
    ZIP_PATH(
            422,
            "Tên tệp trong gói không được chứa đường dẫn lên trên hoặc tuyệt đối.",
            "A name in the package leads out of it; use plain file names."),
    UPLOAD_EMPTY(400, "Nội dung gửi lên rỗng.", "The body is empty."),
    UPLOAD_TRUNCATED(
            400,
            "Nội dung nhận được ngắn hơn Content-Length; hãy gửi lại.",
            "The body is shorter than its Content-Length says; send it again."),
    UPLOAD_TOO_LARGE(
            413,
            "Tệp lớn hơn {0} byte; hãy chia theo tỉnh hoặc theo trường.",
            "The file is larger than {0} bytes; split it by province or school."),
    DIGEST_MISMATCH(
            400,
            "Nội dung không khớp với Content-Digest; hãy gửi lại.",
            "The body does not match its Content-Digest; send it again."),
    DIGEST_UNREADABLE(400, "Content-Digest phải có dạng sha-256=:…:.", "Content-Digest must look like sha-256=:…:."),
    MANIFEST_MISSING(
            422,
            "Gói thiếu manifest.csv ở thư mục gốc; hãy thêm vào.",
            "The package has no manifest.csv at its top; add it."),
    MANIFEST_INVALID(
            422, "manifest.csv có lỗi; xem danh sách errors.", "manifest.csv has faults; see the list errors."),
    ONEROSTER_VERSION(
            422, "Chỉ nhận OneRoster 1.2; manifest ghi {0}.", "Only OneRoster 1.2 is taken; the manifest says {0}."),
    FILE_MISSING(
            422,
            "Manifest báo có {0} nhưng gói không có tệp này.",
            "The manifest announces {0}, which is not in the package."),
    FILE_NOT_ANNOUNCED(
            422,
            "Gói có {0} nhưng manifest không báo; hãy sửa manifest.",
            "The package holds {0}, which the manifest does not announce; correct the manifest."),
    UNKNOWN_FILE(422, "OneRoster 1.2 không có tệp {0}; hãy bỏ ra.", "OneRoster 1.2 has no file {0}; take it out."),
    HEADER_ORDER(
            422,
            "Các cột của {0} sai thứ tự; đúng là: {1}.",
            "The columns of {0} are in the wrong order; right is: {1}."),
    HEADER_COLUMNS(
            422,
            "Dòng tiêu đề thiếu hoặc thừa cột; xem danh sách errors.",
            "The header lacks columns or has unknown ones; see the list errors."),
    HEADER_MISSING(
            422,
            "Dòng đầu của {0} không nêu cột nào đúng đặc tả; dòng đầu phải là tên các cột, cách nhau bằng dấu phẩy: {1}.",
            "The first line of {0} names no column of the specification; it has to be their names, with commas between"
                    + " them: {1}."),
    ENCODING_UTF_16(
            422, "{0} được mã hóa UTF-16; hãy lưu lại bằng UTF-8.", "{0} is encoded in UTF-16; save it as UTF-8."),
    ENCODING_WINDOWS_1258(
            422,
            "{0} được mã hóa windows-1258; hãy lưu lại bằng UTF-8.",
            "{0} is encoded in windows-1258; save it as UTF-8."),
    ENCODING_WINDOWS_1252(
            422,
            "{0} được mã hóa windows-1252; hãy lưu lại bằng UTF-8.",
            "{0} is encoded in windows-1252; save it as UTF-8."),
    ENCODING_UNKNOWN(
            422,
            "{0} không phải văn bản UTF-8; hãy lưu lại bằng UTF-8.",
            "{0} is not text in UTF-8; save it as UTF-8."),
    BROKEN_QUOTES(
            422,
            "Dấu ngoặc kép trong {0} mở ở dòng {1} bị sai; hãy xuất lại tệp.",
            "A double quote in {0}, line {1}, is not closed or stands in the wrong place; export the file again."),
    LINE_TOO_LONG(
            422,
            "Dòng {1} của {0} dài quá {2} byte; có lẽ thiếu một dấu ngoặc kép.",
            "Line {1} of {0} is longer than {2} bytes; perhaps a double quote is missing."),
    NO_LINES(422, "Gói không có dòng dữ liệu nào.", "The package has no line of data."),
    SPOOL_FULL(
            503,
            "Hệ thống tạm hết chỗ chứa tệp; hãy gửi lại sau.",
            "The hub has no room for the file at the moment; send it again later."),
    JOB_ENDED(
            409,
            "Lần nạp này đã kết thúc, không hủy được nữa.",
            "This job has ended; it cannot be cancelled any more.");

    private final int status;
    private final String vietnamese;
    private final String english;

    ExchangeError(int status, String vietnamese, String english) {
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
