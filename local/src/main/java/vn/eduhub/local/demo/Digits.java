package vn.eduhub.local.demo;

/// Numbers with leading zeros. `String.format` would take a third of the time it takes to make a million learners.
final class Digits {

    private Digits() {}

    static String of(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
