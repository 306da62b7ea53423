package vn.eduhub.learner;

import vn.eduhub.platform.problem.HubError;

/// What can go wrong with learners and classes beyond a faulty field.
public enum LearnerError implements HubError {
    ALREADY_REGISTERED(
            409,
            "Người học {0} đã đăng ký vào lớp này; không cần đăng ký lại.",
            "The learner {0} is registered in this class already; there is nothing left to do."),
    ANOTHER_PERSON(
            409,
            "Dữ liệu sửa đổi là của một người khác; hãy kiểm tra lại họ tên, ngày sinh và số định danh.",
            "The changed data are those of another person; check name, birth date and personal number."),
    NOT_ENROLLED(
            409,
            "Người học không có lượt học nào đang diễn ra; hãy ghi danh trước.",
            "The learner has no enrolment that goes on; enrol them first."),
    READ_ONLY(
            403,
            "Người học đã chuyển đi; đơn vị chỉ còn quyền đọc.",
            "The learner has gone on to another school; your unit may only read.");

    private final int status;
    private final String vietnamese;
    private final String english;

    LearnerError(int status, String vietnamese, String english) {
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
