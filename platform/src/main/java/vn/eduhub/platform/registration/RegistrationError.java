package vn.eduhub.platform.registration;

import vn.eduhub.platform.problem.HubError;

/// What can go wrong with a record of a person, in every registry.
public enum RegistrationError implements HubError {
    ANOTHER_PERSON(
            409,
            "Dữ liệu sửa đổi là của một người khác; hãy kiểm tra lại họ tên, ngày sinh và số định danh.",
            "The changed data are those of another person; check name, birth date and personal number."),
    READ_ONLY(
            403,
            "Người này đã chuyển đi; đơn vị chỉ còn quyền đọc.",
            "This person has gone on to another school; your unit may only read.");

    private final int status;
    private final String vietnamese;
    private final String english;

    RegistrationError(int status, String vietnamese, String english) {
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
