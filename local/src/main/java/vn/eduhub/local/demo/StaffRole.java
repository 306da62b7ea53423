package vn.eduhub.local.demo;

/// What a member of staff does, in OneRoster's vocabulary (which has no better word for those who neither lead nor
/// teach than `aide`).
enum StaffRole {
    PRINCIPAL("principal"),
    DEPUTY("siteAdministrator"),
    EMPLOYEE("aide"),
    TEACHER("teacher");

    private final String code;

    StaffRole(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
