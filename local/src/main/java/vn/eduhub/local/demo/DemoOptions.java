package vn.eduhub.local.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `./hub demo` was asked for.
///
/// @param province two digits, the code of its Sở
/// @param schools as many as asked for, else one for every 500 learners
/// @param write where to leave the package instead of sending it; null to send it
record DemoOptions(
        String province,
        long seed,
        int schools,
        int learners,
        @Nullable Path write) {

    /// Hà Nội.
    static final String DEFAULT_PROVINCE = "01";

    static final long DEFAULT_SEED = 20260905;
    static final int DEFAULT_LEARNERS = 30_000;

    private static final int LEARNERS_PER_SCHOOL = 500;
    private static final int LEARNERS_PER_SCHOOL_MIN = 10;
    private static final int LEARNERS_MAX = 5_000_000;
    private static final int SCHOOLS_MAX = 20_000;

    static final String USAGE =
            """
            ./hub demo [--province NN] [--seed N] [--schools N] [--learners N] [--write FILE]
              --province  code of the province, which department-NN sends (default %s)
              --seed      other schools and people; the same seed makes the same ones (default %d)
              --schools   default: one for every %d learners
              --learners  default %d, at most %d
              --write     leave the OneRoster package in FILE and send nothing""".formatted(DEFAULT_PROVINCE, DEFAULT_SEED, LEARNERS_PER_SCHOOL, DEFAULT_LEARNERS, LEARNERS_MAX);

    static DemoOptions parse(String... arguments) throws DemoException {
        String province = DEFAULT_PROVINCE;
        long seed = DEFAULT_SEED;
        int learners = DEFAULT_LEARNERS;
        int schools = 0;
        Path write = null;
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (i + 1 == arguments.length) {
                throw new DemoException("demo: " + name + " is unknown or lacks its value\n" + USAGE);
            }
            String value = arguments[i + 1];
            switch (name) {
                case "--province" -> province = Digits.of(number(name, value, 1, 99), 2);
                case "--seed" -> seed = number(name, value, Long.MIN_VALUE, Long.MAX_VALUE);
                case "--learners" -> learners = (int) number(name, value, LEARNERS_PER_SCHOOL_MIN, LEARNERS_MAX);
                case "--schools" -> schools = (int) number(name, value, 1, SCHOOLS_MAX);
                case "--write" -> write = Path.of(value);
                default -> throw new DemoException("demo: " + name + " is unknown\n" + USAGE);
            }
        }
        if (schools == 0) {
            schools = Math.max(1, learners / LEARNERS_PER_SCHOOL);
        }
        if (learners / schools < LEARNERS_PER_SCHOOL_MIN) {
            throw new DemoException("demo: at least %d learners for every school, please: %d schools need %d"
                    .formatted(LEARNERS_PER_SCHOOL_MIN, schools, (long) schools * LEARNERS_PER_SCHOOL_MIN));
        }
        return new DemoOptions(province, seed, schools, learners, write);
    }

    /// With the same seed another province has other people; Hà Nội has those of the seed itself.
    long seedOfProvince() {
        return seed + (Integer.parseInt(province) - 1) * 0x9E3779B97F4A7C15L;
    }

    /// What decides what is made, as the command line says it.
    String made() {
        return "--province %s --seed %d --schools %d --learners %d".formatted(province, seed, schools, learners);
    }

    private static long number(String name, String value, long min, long max) throws DemoException {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new DemoException("demo: %s needs a whole number, not %s".formatted(name, value), e);
        }
        throw new DemoException("demo: %s must be from %d to %d".formatted(name, min, max));
    }
}
