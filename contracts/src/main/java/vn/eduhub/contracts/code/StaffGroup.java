package vn.eduhub.contracts.code;

/// DM_NHOM_CAN_BO.
public enum StaffGroup implements Coded {
    MANAGER("01"),
    EMPLOYEE("02"),
    TEACHER("03"),
    VOCATIONAL_TEACHER("06"),
    DEPARTMENT_LEADER("07"),
    DIVISION_HEAD("08"),
    OFFICER("09"),
    SECONDED_TEACHER("10");

    public static final CodeList<StaffGroup> CODES = CodeList.of(StaffGroup.class);

    private final String code;

    StaffGroup(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
