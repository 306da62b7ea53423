package vn.eduhub.learner.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.eduhub.testkit.Questions.filter;
import static vn.eduhub.testkit.Questions.oneOf;
import static vn.eduhub.testkit.Questions.orNone;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.RunningRegistry;
import vn.eduhub.testkit.Questions;
import vn.eduhub.testkit.RandomCaller;
import vn.eduhub.testkit.RandomSteps;
import vn.eduhub.testkit.UnitTree;

/// Who may see what, asked 70,000 times: callers of every kind ask for learners and classes while these move, in
/// rounds, and get what
/// the model says they may: no more, no less. The other 30,000 requests are those for staff and for units, in their
/// registries.
class ScopeIT extends RunningRegistry {

    private static final int REQUESTS = 70_000;
    private static final int ROUNDS = 4;
    private static final int CLASSES = 40;
    private static final int LEARNERS = 120;
    private static final int MOVES_IN_A_ROUND = 120;
    private static final List<String> YEARS = List.of("2021-2022", "2024-2025", "2025-2026");
    private static final Set<String> READERS = Set.of("school", "department", "ministry", "steward", "auditor");
    private static final Set<String> WRITERS = Set.of("school", "department", "ministry");
    private static final String NOBODY = "10000000000";

    private final RandomSteps steps = new RandomSteps();
    private final UnitTree tree = UnitTree.grown("scope", MINISTRY, steps.beginning());
    private final Map<String, Pupil> pupils = new ConcurrentHashMap<>();
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Questions questions = new Questions((path, token) -> get(path, token));
    private List<String> learnerIds = List.of();
    private List<String> classIds = List.of();

    /// A class of the model.
    private record Room(RecordId school, String schoolYear) {}

    @Test
    void everyoneSeesExactlyWhatTheyMay() {
        send(tree);
        String ministry = ministry();
        steps.take(CLASSES, random -> makeClass(ministry, random));
        classIds = List.copyOf(new TreeSet<>(rooms.keySet()));
        steps.take(LEARNERS, random -> register(ministry, random));
        learnerIds = List.copyOf(new TreeSet<>(pupils.keySet()));
        assertThat(learnerIds).hasSize(LEARNERS);
        List<RandomCaller> callers = RandomCaller.several(
                150, steps.beginning(), Questions.units(tree), (client, unit, roles) -> token(client, unit, roles));
        for (int round = 1; round <= ROUNDS; round++) {
            steps.take(MOVES_IN_A_ROUND, random -> move(ministry, random));
            while (questions.count() < round * REQUESTS / ROUNDS) {
                steps.take(1_000, random -> ask(callers.get(random.nextInt(callers.size())), random));
            }
        }
        assertThat(questions.count()).isGreaterThanOrEqualTo(REQUESTS);
    }

    private void makeClass(String ministry, SplittableRandom random) {
        RecordId school = oneOf(tree.schools(), random);
        String year = oneOf(YEARS, random);
        Answer answer = post("/v1/classes", ministry, """
                {"school":"%s","name":"%s","schoolYear":"%s","grade":"01"}""".formatted(school, unique("Lớp"), year));
        assertThat(answer.status()).isEqualTo(201);
        rooms.put(answer.text("id"), new Room(school, year));
    }

    private void register(String ministry, SplittableRandom random) {
        Answer answer = post("/v1/learners", ministry, """
                {"fullName":"Lê Đăng Khoa","birthDate":"2015-01-17","sex":"01","motherName":"Phạm Thị Mai%s",
                 "enrolment":%s}""".formatted(letters(unique("")), stay("", random)));
        assertThat(answer.status()).isEqualTo(201);
        keep(answer);
    }

    /// Somewhere, in a class or in none.
    private String stay(String first, SplittableRandom random) {
        if (random.nextBoolean()) {
            String id = oneOf(classIds, random);
            return "{%s\"school\":\"%s\",\"schoolClass\":\"%s\",\"begun\":\"%s\"}"
                    .formatted(first, room(id).school(), id, begun(room(id).schoolYear(), random));
        }
        String year = oneOf(YEARS, random);
        return "{%s\"school\":\"%s\",\"schoolYear\":\"%s\",\"grade\":\"02\",\"begun\":\"%s\"}"
                .formatted(first, oneOf(tree.schools(), random), year, begun(year, random));
    }

    private static String begun(String schoolYear, SplittableRandom random) {
        return "%s-%02d-%02d".formatted(schoolYear.substring(0, 4), 9 + random.nextInt(4), 1 + random.nextInt(28));
    }

    /// One learner goes on, leaves, is enrolled once more, or is taken back; what cannot be (who left everywhere cannot
    /// leave) is
    /// refused and changes nothing.
    private void move(String ministry, SplittableRandom random) {
        String id = oneOf(learnerIds, random);
        Pupil.Stay stay = oneOf(pupil(id).stays(), random);
        Answer answer = switch (random.nextInt(4)) {
            case 0 ->
                post("/v1/transfers", ministry, """
                    {"learner":"%s","toSchool":"%s","date":"%s-%02d-11"}""".formatted(
                                id, oneOf(tree.schools(), random), end(stay), 1 + random.nextInt(6)));
            case 1 -> post("/v1/enrolments", ministry, stay("\"learner\":\"" + id + "\",", random));
            case 2 ->
                post("/v1/enrolments/" + stay.id() + "/departures", ministry, """
                    {"learner":"%s","date":"%s-06-0%d","reason":"01"}""".formatted(
                                id, end(stay), 1 + random.nextInt(9)));
            default ->
                post(
                        "/v1/learners/" + id + "/cancellations",
                        school(stay.school()),
                        "{\"reason\":\"entered by mistake\"}");
        };
        assertThat(answer.status()).describedAs("%s", answer.body()).isIn(200, 201, 400, 403, 404, 409);
        if (answer.status() < 300) {
            keep(answer);
        }
    }

    /// The year in which the school year of a stay ends.
    private static String end(Pupil.Stay stay) {
        return stay.schoolYear().substring(5);
    }

    /// Of two answers for one learner the later version stays.
    private void keep(Answer answer) {
        pupils.merge(
                answer.id(),
                Pupil.of(answer.body()),
                (before, after) -> after.version() > before.version() ? after : before);
    }

    private void ask(RandomCaller caller, SplittableRandom random) {
        boolean isNobody = random.nextInt(20) == 0;
        String learner = isNobody ? NOBODY : oneOf(learnerIds, random);
        String schoolClass = isNobody ? NOBODY : oneOf(classIds, random);
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> askForLearner("/v1/learners/" + learner, learner, caller);
            case 4 -> askForLearner("/v1/learners/" + learner + "/versions?limit=2", learner, caller);
            case 5 -> askForLearner("/v1/learners/" + learner + "?asKnownOn=2099-01-01", learner, caller);
            case 6, 7 -> changeLearner(learner, caller);
            case 8 -> askForClass("/v1/classes/" + schoolClass, schoolClass, caller);
            case 9 -> askForClass("/v1/classes/" + schoolClass + "/versions", schoolClass, caller);
            case 10 -> changeClass(schoolClass, caller);
            case 11 -> listClasses(caller, random);
            default -> listLearners(caller, random);
        }
    }

    private void askForLearner(String path, String id, RandomCaller caller) {
        Pupil pupil = pupils.get(id);
        boolean may = pupil != null && pupil.isSeenBy(caller.unit(), tree);
        Answer answer = questions.one(path, caller, READERS, may ? 200 : 404);
        assertThat(answer.body().toString().contains("Khoa"))
                .describedAs("a name in an answer %d to %s", answer.status(), caller)
                .isEqualTo(answer.status() == 200);
    }

    /// With the tag of a version that never was, so that who may change learns just that.
    private void changeLearner(String id, RandomCaller caller) {
        Pupil pupil = pupils.get(id);
        int expected = pupil == null || !pupil.isSeenBy(caller.unit(), tree)
                ? 404
                : pupil.isChangedBy(caller.unit(), tree) ? 412 : 403;
        Answer answer = patch("/v1/learners/" + id, caller.token(), "{}", "If-Match", "\"0\"");
        questions.answered(answer, caller, WRITERS, expected);
    }

    private void askForClass(String path, String id, RandomCaller caller) {
        questions.one(path, caller, READERS, isClassSeen(id, caller) ? 200 : 404);
    }

    private void changeClass(String id, RandomCaller caller) {
        Answer answer = patch("/v1/classes/" + id, caller.token(), "{}", "If-Match", "\"0\"");
        questions.answered(answer, caller, WRITERS, isClassSeen(id, caller) ? 412 : 404);
    }

    private boolean isClassSeen(String id, RandomCaller caller) {
        Room room = rooms.get(id);
        return room != null && tree.isWithin(room.school(), caller.unit());
    }

    private void listClasses(RandomCaller caller, SplittableRandom random) {
        RecordId school = orNone(tree.schools(), 2, random);
        String year = orNone(YEARS, 2, random);
        Set<String> expected = rooms.entrySet().stream()
                .filter(entry -> isClassSeen(entry.getKey(), caller))
                .filter(entry ->
                        school == null || school.equals(entry.getValue().school()))
                .filter(entry -> year == null || year.equals(entry.getValue().schoolYear()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        String path = "/v1/classes?" + filter("school", school) + filter("schoolYear", year);
        questions.all(path, "id", caller, READERS, new Questions.Listed(expected, rooms.keySet()), random);
    }

    private void listLearners(RandomCaller caller, SplittableRandom random) {
        RecordId school = orNone(tree.schools(), 3, random);
        String schoolClass = orNone(classIds, 3, random);
        String year = orNone(YEARS, 3, random);
        RecordId ofClass = schoolClass == null ? null : room(schoolClass).school();
        RecordId place = school == null ? ofClass : school;
        boolean isAnywhere =
                (ofClass == null || ofClass.equals(place)) && (place == null || tree.isWithin(place, caller.unit()));
        Set<String> expected = pupils.values().stream()
                .filter(pupil -> isAnywhere && pupil.isSeenBy(place == null ? caller.unit() : place, tree))
                .filter(pupil -> pupil.stays().stream().anyMatch(stay -> stay.isAt(place, schoolClass, year)))
                .map(Pupil::id)
                .collect(Collectors.toSet());
        String filters = filter("school", school) + filter("schoolClass", schoolClass) + filter("schoolYear", year);
        Questions.Listed listed = new Questions.Listed(expected, pupils.keySet());
        questions.all("/v1/learners?" + filters, "educationId", caller, READERS, listed, random);
    }

    private Pupil pupil(String id) {
        return Objects.requireNonNull(pupils.get(id));
    }

    private Room room(String id) {
        return Objects.requireNonNull(rooms.get(id));
    }
}
