package vn.eduhub.contracts.code;

/// DM_CAP_HOC.
public enum Level implements Coded {
    PRESCHOOL("01"),
    PRIMARY("02"),
    LOWER_SECONDARY("03"),
    UPPER_SECONDARY("04"),
    CONTINUING("05");

    public static final CodeList<Level> CODES = CodeList.of(Level.class);

    private final String code;

    Level(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
