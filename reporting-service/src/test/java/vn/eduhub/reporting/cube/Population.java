package vn.eduhub.reporting.cube;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Invented learners and staff that move, leave, come back and are cancelled at random, with the newest version of
/// each.
public final class Population {

    public static final List<RecordId> SCHOOLS = List.of(
            RecordId.derived("institution", "school:an-binh"),
            RecordId.derived("institution", "school:binh-minh"),
            RecordId.derived("institution", "school:cau-dat"),
            RecordId.derived("institution", "school:dong-da"));

    private static final Instant NOON = Instant.parse("2026-10-01T05:00:00Z");

    private final RandomGenerator random;
    private final Map<RecordId, RecordBody<Learner>> learners = new TreeMap<>();
    private final Map<RecordId, RecordBody<Teacher>> teachers = new TreeMap<>();

    public Population(RandomGenerator random) {
        this.random = random;
    }

    public List<RecordBody<Learner>> learners() {
        return List.copyOf(learners.values());
    }

    public List<RecordBody<Teacher>> teachers() {
        return List.copyOf(teachers.values());
    }

    /// The next version of one of `size` learners, enrolled in up to four places.
    public RecordBody<Learner> learnerChange(int size) {
        RecordId id = EducationId.of(100_000_000 + random.nextInt(size)).recordId();
        long version = learners.containsKey(id) ? learners.get(id).version() + 1 + random.nextInt(2) : 1;
        List<Enrolment> enrolments = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            enrolments.add(enrolment(i));
        }
        Learner content =
                new Learner("Nguyễn Thị Bưởi", LocalDate.of(2016, 9, 5), sex(), "Trần Thị Cam", null, null, enrolments);
        RecordBody<Learner> body = body(id, version, random.nextInt(10) == 0, content);
        learners.put(id, body);
        return body;
    }

    /// The next version of one of `size` members of staff, with up to four assignments.
    public RecordBody<Teacher> teacherChange(int size) {
        RecordId id = EducationId.of(200_000_000 + random.nextInt(size)).recordId();
        long version = teachers.containsKey(id) ? teachers.get(id).version() + 1 : 1;
        List<Assignment> assignments = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            assignments.add(assignment(i));
        }
        Teacher content = new Teacher("Lê Văn Dừa", LocalDate.of(1985, 2, 1), sex(), null, assignments);
        RecordBody<Teacher> body = body(id, version, random.nextInt(10) == 0, content);
        teachers.put(id, body);
        return body;
    }

    private Enrolment enrolment(int ordinal) {
        EnrolmentState[] states = EnrolmentState.values();
        return new Enrolment(
                new RecordId("enrolment" + random.nextInt(3) + ordinal),
                null,
                school(),
                null,
                year(),
                new Grade("%02d".formatted(1 + random.nextInt(28))),
                day(),
                null,
                random.nextBoolean() ? EnrolmentState.ACTIVE : states[random.nextInt(states.length)],
                null,
                null);
    }

    private Assignment assignment(int ordinal) {
        return new Assignment(
                new RecordId("assignment" + random.nextInt(3) + ordinal),
                null,
                school(),
                null,
                year(),
                StaffGroup.TEACHER,
                day(),
                random.nextInt(4) == 0 ? LocalDate.of(2027, 1, 1) : null,
                random.nextInt(8) == 0);
    }

    private RecordId school() {
        return SCHOOLS.get(random.nextInt(SCHOOLS.size()));
    }

    private SchoolYear year() {
        return new SchoolYear(2025 + random.nextInt(2));
    }

    /// Few days, so that enrolments often begin on the same one.
    private LocalDate day() {
        return LocalDate.of(2025, 9, 5).plusDays(random.nextInt(3));
    }

    private Sex sex() {
        return random.nextBoolean() ? Sex.MALE : Sex.FEMALE;
    }

    private static <T> RecordBody<T> body(RecordId id, long version, boolean cancelled, T content) {
        return new RecordBody<>(
                id,
                version,
                NOON,
                "school-an-binh",
                "rest",
                cancelled,
                List.of(SCHOOLS.getFirst()),
                List.of(),
                List.of(),
                null,
                null,
                content);
    }
}
