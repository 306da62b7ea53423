package vn.eduhub.local.demo;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import vn.eduhub.contracts.code.Sex;

/// Personal numbers that are right in structure and belong to nobody: no province ever had the codes 003 and 005, nor
/// one
/// above 900. Each province of the demo has places of its own, so that two of them never share a number.
final class PersonalNumbers {

    private static final int[] NO_PROVINCE = {3, 5};
    private static final int ABOVE_ALL = 900;
    private static final int SERIALS = 1_000_000;

    /// A bucket (place, century and sex, year of birth) has a million numbers; a province of a million learners fills a
    /// fortieth.
    private static final int DRAWS_MAX = 1_000;

    private final int[] places;
    private final RandomGenerator random;
    private final SeenKeys given = new SeenKeys();

    PersonalNumbers(String province, RandomGenerator random) {
        this.places = province.equals(DemoOptions.DEFAULT_PROVINCE)
                ? NO_PROVINCE
                : new int[] {ABOVE_ALL + Integer.parseInt(province)};
        this.random = random;
    }

    String next(Sex sex, LocalDate birthDate) {
        int year = birthDate.getYear();
        int centuryAndSex = (year / 100 - 19) * 2 + (sex == Sex.FEMALE ? 1 : 0);
        for (int i = 0; i < DRAWS_MAX; i++) {
            long place = places[random.nextInt(places.length)];
            long number = ((place * 10 + centuryAndSex) * 100 + year % 100) * SERIALS + random.nextInt(SERIALS);
            if (given.add(number)) {
                return Digits.of(number, 12);
            }
        }
        throw new IllegalStateException("no personal number is left for a year of birth");
    }
}
