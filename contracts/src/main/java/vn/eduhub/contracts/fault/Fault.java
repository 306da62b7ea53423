package vn.eduhub.contracts.fault;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;

/// What can be wrong with a field, a row or a reference: one vocabulary for files and REST. The code is the
/// name in lower case with hyphens and never changes; `{0}`, `{1}` are the arguments of a [FieldFault], never
/// personal data.
public enum Fault {
    REQUIRED("Thiếu giá trị bắt buộc; hãy điền vào.", "A value is required here; fill it in."),
    UNKNOWN_FIELD(
            "Trường này không có trong đặc tả; hãy xóa hoặc sửa tên.",
            "There is no such field; remove it or correct its name."),
    WRONG_TYPE("Sai kiểu dữ liệu; cần {0}.", "Wrong type; {0} expected."),
    GIVEN_TWICE("Chỉ được nêu một lần; hãy bỏ bớt.", "This may be given only once; leave the others out."),
    OUT_OF_RANGE("Ngoài khoảng cho phép; cần {0}.", "Out of range; {0} expected."),
    TOO_LONG("Dài quá {0} ký tự; hãy rút gọn.", "Longer than {0} characters; shorten it."),
    BAD_CHARACTER("Có ký tự không được phép; hãy gõ lại.", "It has a character that is not allowed; type it again."),
    NOT_A_NAME(
            "Không phải họ tên người: cần chữ cái, không có chữ số.",
            "Not a person's name: letters expected, no digits."),
    NOT_A_DATE("Không đọc được ngày; cần dạng 2016-09-05.", "Not readable as a date; write it like 2016-09-05."),
    NOT_A_MOMENT(
            "Không đọc được thời điểm; cần dạng 2026-09-05T07:00:00Z hoặc 2026-09-05.",
            "Not readable as a moment; write it like 2026-09-05T07:00:00Z or 2026-09-05."),
    NO_SUCH_DATE("Ngày này không có trong lịch.", "There is no such day in the calendar."),
    DATE_IN_FUTURE("Ngày này ở tương lai.", "This day lies in the future."),
    DATE_TOO_EARLY("Ngày này quá xa trong quá khứ (trước {0}).", "This day is too long ago (before {0})."),
    DATES_REVERSED("Ngày kết thúc trước ngày bắt đầu.", "The end lies before the beginning."),
    OUTSIDE_SCHOOL_YEAR(
            "Ngày này không thuộc năm học; cần trong khoảng {0}.",
            "This day does not belong to the school year; one of {0} is expected."),
    NOT_A_SCHOOL_YEAR(
            "Không đọc được năm học; cần dạng 2026-2027.", "Not readable as a school year; write it like 2026-2027."),
    NOT_AN_IDENTIFIER("Không phải mã hợp lệ; cần {0}.", "Not a valid identifier; {0} expected."),
    NOT_AN_EMAIL(
            "Không phải địa chỉ thư điện tử; cần dạng ten@truong.edu.vn.",
            "Not an e-mail address; write it like name@school.edu.vn."),
    NOT_A_CURSOR(
            "Không phải cursor của danh sách này; hãy dùng nextCursor của trang trước với cùng bộ lọc.",
            "Not a cursor of this list; use nextCursor of the page before, with the same filters."),
    UNKNOWN_CODE(
            "Mã không có trong danh mục {0}; hãy chọn mã trong danh mục.",
            "Not a code of the list {0}; choose one of it."),
    UNKNOWN_SCHOOL(
            "Không có trường này trong phạm vi của đơn vị; hãy gửi trường trước hoặc sửa mã.",
            "There is no such school in your scope; send the school first or correct the id."),
    UNKNOWN_INSTITUTION(
            "Không có đơn vị này trong phạm vi; hãy sửa mã.",
            "There is no such institution in your scope; correct the id."),
    UNKNOWN_CLASS(
            "Không có lớp này trong phạm vi của đơn vị; hãy gửi lớp trước hoặc sửa mã.",
            "There is no such class in your scope; send the class first or correct the id."),
    NAME_TAKEN(
            "Trường đã có lớp tên này trong năm học; hãy dùng lớp đó hoặc đặt tên khác.",
            "The school has a class of this name in this school year; use that class or another name."),
    GRADE_NOT_TAUGHT(
            "Trường này không dạy cấp học của khối {0}; hãy sửa khối hoặc cấp học của trường.",
            "This school does not teach the level of grade {0}; correct the grade or the levels of the school."),
    AGE_AND_GRADE(
            "Tuổi không thể học khối {0}; cần năm sinh trong khoảng {1}.",
            "Nobody of this age can be in grade {0}; a birth year of {1} is expected."),
    UNKNOWN_AREA(
            "Không có đơn vị hành chính này vào ngày đó; hãy dùng mã đang có hiệu lực.",
            "There is no such administrative area on that day; use a code in force."),
    AREA_ENDED(
            "Mã này hết hiệu lực từ 01/07/2025; nơi đó, hoặc phần lớn nơi đó, nay thuộc {0}; một xã có thể đã được chia. "
                    + "Hãy kiểm tra rồi dùng mã mới.",
            "This code ended on 01/07/2025; the place, or most of it, is in {0} now; a commune may have been divided. "
                    + "Check it and use the new code."),
    COMMUNES_NOT_KNOWN(
            "Dữ liệu cấp xã chỉ có từ ngày {0}; hãy hỏi từ ngày đó trở đi, hoặc chỉ hỏi cấp tỉnh.",
            "Communes are known from {0} on; ask for that day or later, or for provinces only."),
    NOT_PERMITTED(
            "Vai trò của bạn không được ghi trường này; hãy bỏ trường ra khỏi nội dung gửi.",
            "Your role may not write this field; leave it out."),
    UNKNOWN_RECORD("Không có bản ghi này trong phạm vi của đơn vị.", "There is no such record in your scope."),
    PERSONAL_NUMBER_STRUCTURE("Số định danh cá nhân phải gồm 12 chữ số.", "A personal number has 12 digits."),
    PERSONAL_NUMBER_SEX(
            "Số định danh cá nhân trái với giới tính; hãy kiểm tra cả hai.",
            "The personal number contradicts the sex; check both."),
    PERSONAL_NUMBER_BIRTH_YEAR(
            "Số định danh cá nhân trái với năm sinh; hãy kiểm tra cả hai.",
            "The personal number contradicts the birth year; check both."),
    DUPLICATE_IN_FILE(
            "Mã này đã có ở dòng {0}; mỗi mã chỉ được một dòng.",
            "The same id stands in line {0}; one line for each id."),
    MISSING_REFERENCE(
            "Dòng này trỏ tới {0} không có trong gói và hệ thống; hãy bổ sung.",
            "This line points to a {0} that is neither in the package nor in the hub; add it."),
    REFERENCE_REJECTED(
            "Dòng mà dòng này trỏ tới ({0}) đã bị từ chối; hãy sửa dòng đó trước.",
            "The line that this one points to ({0}) was rejected; correct that one first."),
    REFERENCE_IN_REVIEW(
            "Người mà dòng này trỏ tới đang chờ xác minh; không cần gửi lại.",
            "The person that this line points to waits for review; there is no need to send it again."),
    KEY_TAKEN(
            "Mã này đã thuộc về một bản ghi khác; hãy dùng mã khác.",
            "This id belongs to another record already; use another one."),
    ENROLMENT_OVERLAP(
            "Người học đã học lớp này trong thời gian đó.",
            "The learner is enrolled in this class at that time already."),
    BAD_QUOTES(
            "Dấu ngoặc kép không đóng hoặc đặt sai chỗ; hãy xuất lại tệp.",
            "A double quote is not closed or stands in the wrong place; export the file again."),
    WRONG_COLUMN_COUNT("Dòng có {0} cột, cần {1}.", "The line has {0} columns, {1} expected."),
    NOT_TAKEN_YET("Hệ thống chưa nhận loại dữ liệu này ({0}).", "The hub does not take this kind of data yet ({0}).");

    private final String vietnamese;
    private final String english;

    Fault(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The sentence in Vietnamese, or in English when the locale's language is English.
    public String message(Locale locale, List<String> arguments) {
        String pattern = locale.getLanguage().equals("en") ? english : vietnamese;
        return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(arguments.toArray());
    }
}
