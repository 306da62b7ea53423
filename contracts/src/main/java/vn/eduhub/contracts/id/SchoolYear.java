package vn.eduhub.contracts.id;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A school year by the calendar year it starts in, 1990 to 2199; written `2026-2027`.
public record SchoolYear(int start) implements Comparable<SchoolYear> {

    private static final Pattern TEXT = Pattern.compile("(\\d{4})-(\\d{4})");

    public SchoolYear {
        if (start < 1990 || start > 2199) {
            throw new IllegalArgumentException("school year: 1990 to 2199 expected");
        }
    }

    /// Reads `2026-2027`.
    public static SchoolYear parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) != Integer.parseInt(matcher.group(1)) + 1) {
            throw new IllegalArgumentException("school year: a text like 2026-2027 expected");
        }
        return new SchoolYear(Integer.parseInt(matcher.group(1)));
    }

    @Override
    public int compareTo(SchoolYear other) {
        return Integer.compare(start, other.start);
    }

    @Override
    public String toString() {
        return start + "-" + (start + 1);
    }
}
