package vn.eduhub.contracts.code;

import java.util.Optional;

/// DM_DAN_TOC, `01` (Kinh) to `54`, `55` a foreigner. Sensitive by law (Decree 356/2025): it never prints itself.
public record Ethnicity(String code) {

    public Ethnicity {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("ethnicity: a code from 01 to 55 expected");
        }
    }

    public static Optional<Ethnicity> find(String code) {
        return isWellFormed(code) ? Optional.of(new Ethnicity(code)) : Optional.empty();
    }

    /// Digits of other scripts are not those of the list.
    private static boolean isWellFormed(String code) {
        if (code.length() != 2 || !isDigit(code.charAt(0)) || !isDigit(code.charAt(1))) {
            return false;
        }
        int number = Integer.parseInt(code);
        return number >= 1 && number <= 55;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return "**";
    }
}
