package vn.eduhub.learner;

import vn.eduhub.platform.problem.HubError;

/// What can go wrong with learners and classes beyond a faulty field.
public enum LearnerError implements HubError {
    ALREADY_REGISTERED(
            409,
            "Người học {0} đã đăng ký vào lớp này; không cần đăng ký lại.",
            "The learner {0} is registered in this class already; there is nothing left to do."),
    NOT_ENROLLED(
            409,
            "Người học không có lượt học nào đang diễn ra; hãy ghi danh trước.",
            "The learner has no enrolment that goes on; enrol them first."),
    ENROLMENT_CANCELLED(
            409, "Lượt học này đã bị hủy; hãy ghi danh lại.", "This enrolment was taken back; make a new one."),
    CLASS_IN_USE(
            409,
            "Lớp còn người học; hãy chuyển hoặc hủy các lượt học đó trước.",
            "There are learners in this class; move them or take back their enrolments first.");

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
