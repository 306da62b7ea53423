package vn.eduhub.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import vn.eduhub.contracts.code.Sex;

/// Draws a province's people one after the other and forgets them; what it keeps is 64 bits of each, so that
/// no two are equal in name, birth date, sex and mother's name. The hub would rightly take such two for one
/// person or ask a steward.
final class People {

    private static final double BOYS = 0.52;
    private static final double WOMEN_IN_STAFF = 0.74;
    private static final double WITH_NUMBER = 0.70;
    private static final double FATHER_KNOWN = 0.15;
    private static final double LIVES_WHERE_THE_SCHOOL_IS = 0.85;

    /// Learners who are a year, and two years, older than their grade: repeaters and late starters.
    private static final double OLDER_BY_ONE = 0.03;

    private static final double OLDER_BY_TWO = 0.005;

    private static final double AT_A_SECOND_SCHOOL = 0.01;
    private static final int DRAWS_MAX = 1_000;

    private final Province province;
    private final SplittableRandom random;
    private final VietnameseNames names;
    private final PersonalNumbers numbers;
    private final LongPredicate isNew;
    private int learners;
    private int staff;

    People(Province province, long seed) {
        this(province, seed, new SeenKeys()::add);
    }

    /// @param isNew whether nobody has this key yet (see [PersonKey]); who is refused is drawn again
    People(Province province, long seed, LongPredicate isNew) {
        this.province = province;
        this.isNew = isNew;
        SplittableRandom root = new SplittableRandom(seed);
        this.random = root.split();
        this.names = new VietnameseNames(root.split());
        this.numbers = new PersonalNumbers(province.code(), root.split());
    }

    Learner nextLearner(School school, Classroom classroom) {
        Sex sex = random.nextDouble() < BOYS ? Sex.MALE : Sex.FEMALE;
        String ethnicity = NameTables.PEOPLES.draw(random);
        LocalDate birthDate = birthDate(classroom.cohort().birthYear());
        Commune home = random.nextDouble() < LIVES_WHERE_THE_SCHOOL_IS
                ? school.commune()
                : province.communes().get(random.nextInt(province.communes().size()));
        String number = random.nextDouble() < WITH_NUMBER ? numbers.next(sex, birthDate) : "";
        boolean fatherKnown = random.nextDouble() < FATHER_KNOWN;
        for (int i = 0; i < DRAWS_MAX; i++) {
            FullName mother = names.adult(Sex.FEMALE, ethnicity);
            FullName name = names.child(sex, ethnicity, mother);
            if (isNew.test(PersonKey.of(name, birthDate, sex, mother.text()))) {
                learners++;
                String father = fatherKnown ? names.father(name).text() : "";
                String id = "hs-" + Digits.of(learners, 7);
                return new Learner(id, name, sex, birthDate, number, ethnicity, mother.text(), father, home);
            }
        }
        throw new IllegalStateException("no name is left for a birth date");
    }

    /// The member at a place of the school's staffing; the first teachers are the homeroom teachers of its classes.
    StaffMember nextStaff(School school, int index) {
        Sex sex = random.nextDouble() < WOMEN_IN_STAFF ? Sex.FEMALE : Sex.MALE;
        String ethnicity = NameTables.PEOPLES.draw(random);
        LocalDate birthDate = dayIn(1966 + random.nextInt(37));
        String number = numbers.next(sex, birthDate);
        StaffRole role = school.staffing().role(index);
        int teacher = index - (school.staffing().all() - school.staffing().teachers());
        List<StaffMember.Lesson> lessons = role == StaffRole.TEACHER ? lessons(school, teacher) : List.of();
        for (int i = 0; i < DRAWS_MAX; i++) {
            FullName name = names.adult(sex, ethnicity);
            if (isNew.test(PersonKey.of(name, birthDate, sex, ""))) {
                staff++;
                return new StaffMember(
                        "gv-" + Digits.of(staff, 6), name, sex, birthDate, number, ethnicity, role, lessons);
            }
        }
        throw new IllegalStateException("no name is left for a birth date");
    }

    private LocalDate birthDate(int onAge) {
        double drawn = random.nextDouble();
        if (drawn < OLDER_BY_TWO) {
            return dayIn(onAge - 2);
        }
        return dayIn(drawn < OLDER_BY_TWO + OLDER_BY_ONE ? onAge - 1 : onAge);
    }

    private LocalDate dayIn(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return first.plusDays(random.nextInt(first.lengthOfYear()));
    }

    private List<StaffMember.Lesson> lessons(School school, int teacher) {
        List<Classroom> classrooms = school.classrooms();
        if (classrooms.isEmpty()) {
            return List.of();
        }
        boolean hasHomeroom = teacher < classrooms.size();
        Set<Integer> taught = new LinkedHashSet<>();
        if (hasHomeroom) {
            taught.add(teacher);
        }
        IntStream.rangeClosed(0, random.nextInt(3)).forEach(_ -> taught.add(random.nextInt(classrooms.size())));
        List<StaffMember.Lesson> lessons = new ArrayList<>();
        for (int classroom : taught) {
            lessons.add(new StaffMember.Lesson(school, classrooms.get(classroom), hasHomeroom && classroom == teacher));
        }
        if (random.nextDouble() < AT_A_SECOND_SCHOOL) {
            School second =
                    province.schools().get(random.nextInt(province.schools().size()));
            if (!second.equals(school) && !second.classrooms().isEmpty()) {
                lessons.add(new StaffMember.Lesson(second, second.classrooms().getFirst(), false));
            }
        }
        return lessons;
    }
}
