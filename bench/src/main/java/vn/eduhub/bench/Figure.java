package vn.eduhub.bench;

import java.util.Locale;

/// Figures as they stand in the result file: thousands with commas, no more digits than were measured.
final class Figure {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1_048_576;

    private Figure() {}

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String one(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    static String three(double value) {
        return String.format(Locale.ROOT, "%,.3f", value);
    }

    static String four(double value) {
        return String.format(Locale.ROOT, "%,.4f", value);
    }

    static String millis(long nanos) {
        double millis = nanos / NANOS_PER_MILLI;
        return (millis < 10 ? two(millis) : one(millis)) + " ms";
    }

    static String megabytes(long bytes) {
        return megabytes((double) bytes);
    }

    static String megabytes(double bytes) {
        return whole(bytes / BYTES_PER_MEGABYTE) + " MB";
    }
}
