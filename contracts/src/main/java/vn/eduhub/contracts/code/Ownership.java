package vn.eduhub.contracts.code;

/// Who runs a school: the sector'\''s list.
public enum Ownership implements Coded {
    PUBLIC("01"),
    NON_PUBLIC("02"),
    COMMUNITY("03"),
    PRIVATE("09");

    public static final CodeList<Ownership> CODES = CodeList.of(Ownership.class);

    private final String code;

    Ownership(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
