package vn.eduhub.contracts.code;

import java.util.Optional;

/// DM_KHOI, `01` to `28`: 01–12 the grades of general education; 13–15 grades 10–12, 20–23 grades 6–9 and
/// 24–28 grades 1–5 of continuing education; 16 nursery group, 17 kindergarten class, 18 literacy, 19
/// post-literacy.
public record Grade(String code) implements Comparable<Grade> {

    public Grade {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("grade: a code from 01 to 28 expected");
        }
    }

    public static Optional<Grade> find(String code) {
        return isWellFormed(code) ? Optional.of(new Grade(code)) : Optional.empty();
    }

    /// Digits of other scripts are not those of the list.
    private static boolean isWellFormed(String code) {
        if (code.length() != 2 || !isDigit(code.charAt(0)) || !isDigit(code.charAt(1))) {
            return false;
        }
        int number = Integer.parseInt(code);
        return number >= 1 && number <= 28;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public Level level() {
        int number = Integer.parseInt(code);
        if (number <= 5) {
            return Level.PRIMARY;
        }
        if (number <= 9) {
            return Level.LOWER_SECONDARY;
        }
        if (number <= 12) {
            return Level.UPPER_SECONDARY;
        }
        return number == 16 || number == 17 ? Level.PRESCHOOL : Level.CONTINUING;
    }

    @Override
    public int compareTo(Grade other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
