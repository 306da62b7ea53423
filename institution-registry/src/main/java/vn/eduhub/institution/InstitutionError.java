package vn.eduhub.institution;

import vn.eduhub.platform.problem.HubError;

/// What a caller can be told went wrong, beside what every service says.
public enum InstitutionError implements HubError {
    REORGANISATION_NEEDED(
            422,
            "Loại và đơn vị quản lý không sửa được bằng PATCH; hãy dùng lệnh sắp xếp lại.",
            "Kind and managing unit cannot be changed by PATCH; that is a reorganisation."),
    UNIT_IN_USE(
            409,
            "Đơn vị còn quản lý đơn vị khác; hãy hủy các đơn vị đó trước.",
            "This unit manages others; take those back first."),
    OFFICIAL_UNIT(
            403,
            "Bộ, Sở và đơn vị cấp xã do hệ thống quản lý; không sửa ở đây.",
            "The ministry, departments and commune offices come with the hub; they cannot be changed here.");

    private final int status;
    private final String vietnamese;
    private final String english;

    InstitutionError(int status, String vietnamese, String english) {
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
