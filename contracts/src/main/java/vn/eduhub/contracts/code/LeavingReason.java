package vn.eduhub.contracts.code;

/// DM_LY_DO_THOI_HOC: why a learner left school.
public enum LeavingReason implements Coded {
    ECONOMIC("01"),
    WEAK_RESULTS("02"),
    FAR_FROM_SCHOOL("03"),
    DISASTER_OR_EPIDEMIC("04"),
    DISCRIMINATION("05"),
    OTHER("06"),
    RESULTS_RESERVED("07"),
    VOCATIONAL_TRAINING("08"),
    ILLNESS("09"),
    MISSING_OR_DECEASED("10");

    public static final CodeList<LeavingReason> CODES = CodeList.of(LeavingReason.class);

    private final String code;

    LeavingReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
