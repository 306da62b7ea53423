package vn.eduhub.contracts.code;

/// DM_GIOI_TINH of the sector (the National Data Centre writes 1 and 2).
public enum Sex implements Coded {
    MALE("01"),
    FEMALE("02");

    public static final CodeList<Sex> CODES = CodeList.of(Sex.class);

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
