package vn.eduhub.contracts.id;

/// The one number of a person in education, for life: 11 digits, the first not 0 (a spreadsheet keeps it),
/// the last two the check digits of ISO 7064 MOD 97-10: the whole number leaves 1 when divided by 97. It
/// carries no meaning. Not 10 digits (telephone, tax code) and not 12 (personal number).
public record EducationId(String digits) implements Comparable<EducationId> {

    /// The smallest and the greatest number before its check digits: nine digits, the first not 0.
    public static final int NUMBER_MIN = 100_000_000;

    public static final int NUMBER_MAX = 999_999_999;

    public EducationId {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("education id: 11 digits with valid check digits expected");
        }
    }

    /// The id of a nine-digit number, [#NUMBER_MIN] to [#NUMBER_MAX]: its check digits appended.
    public static EducationId of(int number) {
        if (number < NUMBER_MIN || number > NUMBER_MAX) {
            throw new IllegalArgumentException("must be 9 digits, the first not 0");
        }
        long shifted = number * 100L;
        return new EducationId(Long.toString(shifted + 98 - shifted % 97));
    }

    public static boolean isWellFormed(String text) {
        if (text.length() != 11 || text.charAt(0) == '0') {
            return false;
        }
        long value = 0;
        for (int i = 0; i < 11; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            value = value * 10 + (c - '0');
        }
        // 98 - x runs from 02 to 98, so 00, 01 and 99 are never written although two of them would divide well.
        long check = value % 100;
        return value % 97 == 1 && check >= 2 && check <= 98;
    }

    public RecordId recordId() {
        return new RecordId(digits);
    }

    @Override
    public int compareTo(EducationId other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
