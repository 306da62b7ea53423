package vn.eduhub.teacher.registration;

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
import vn.eduhub.teacher.RunningRegistry;
import vn.eduhub.testkit.Questions;
import vn.eduhub.testkit.RandomCaller;
import vn.eduhub.testkit.RandomSteps;
import vn.eduhub.testkit.UnitTree;

/// Who may see what of the staff, asked 20,000 times; see the test of the same name in the learner registry.
class ScopeIT extends RunningRegistry {

    private static final int REQUESTS = 20_000;
    private static final int ROUNDS = 2;
    private static final int TEACHERS = 80;
    private static final int CHANGES_IN_A_ROUND = 80;
    private static final List<String> YEARS = List.of("2022-2023", "2023-2024", "2024-2025");
    private static final Set<String> READERS = Set.of("school", "department", "ministry", "steward", "auditor");
    private static final Set<String> WRITERS = Set.of("school", "department", "ministry");
    private static final String NOBODY = "10000000000";

    private final RandomSteps steps = new RandomSteps();
    private final UnitTree tree = UnitTree.grown("scope", MINISTRY, steps.beginning());
    private final Map<String, StaffMember> staff = new ConcurrentHashMap<>();
    private final Questions questions = new Questions((path, token) -> get(path, token));
    private List<String> ids = List.of();

    @Test
    void everyoneSeesExactlyWhatTheyMay() {
        send(tree);
        String ministry = ministry();
        steps.take(TEACHERS, random -> register(ministry, random));
        ids = List.copyOf(new TreeSet<>(staff.keySet()));
        assertThat(ids).hasSize(TEACHERS);
        List<RandomCaller> callers = RandomCaller.several(
                150, steps.beginning(), Questions.units(tree), (client, unit, roles) -> token(client, unit, roles));
        for (int round = 1; round <= ROUNDS; round++) {
            steps.take(CHANGES_IN_A_ROUND, random -> change(ministry, random));
            while (questions.count() < round * REQUESTS / ROUNDS) {
                steps.take(1_000, random -> ask(oneOf(callers, random), random));
            }
        }
        assertThat(questions.count()).isGreaterThanOrEqualTo(REQUESTS);
    }

    private void register(String ministry, SplittableRandom random) {
        Answer answer = post("/v1/teachers", ministry, """
                {"fullName":"Võ Văn Hùng","birthDate":"1988-04-12","sex":"01","motherName":"Huỳnh Thị Sáu%s",
                 "assignment":%s}""".formatted(letters(unique("")), duty("", random)));
        assertThat(answer.status()).isEqualTo(201);
        keep(answer);
    }

    private String duty(String first, SplittableRandom random) {
        String year = oneOf(YEARS, random);
        return """
                {%s"school":"%s","schoolYear":"%s","group":"0%d","begun":"%s-%02d-%02d"}""".formatted(
                        first,
                        oneOf(tree.schools(), random),
                        year,
                        1 + random.nextInt(3),
                        year.substring(0, 4),
                        9 + random.nextInt(4),
                        1 + random.nextInt(28));
    }

    /// One of the staff works in one more place, ends somewhere, or is taken back; what cannot be is refused and
    /// changes
    /// nothing.
    private void change(String ministry, SplittableRandom random) {
        String id = oneOf(ids, random);
        StaffMember.Post post = oneOf(Objects.requireNonNull(staff.get(id)).posts(), random);
        Answer answer = switch (random.nextInt(3)) {
            case 0 -> post("/v1/assignments", ministry, duty("\"teacher\":\"" + id + "\",", random));
            case 1 ->
                post(
                        "/v1/assignments/" + post.id() + "/endings",
                        ministry,
                        "{\"teacher\":\"%s\",\"date\":\"%s-06-0%d\"}"
                                .formatted(id, post.schoolYear().substring(5), 1 + random.nextInt(9)));
            default ->
                post(
                        "/v1/teachers/" + id + "/cancellations",
                        school(post.school()),
                        "{\"reason\":\"entered by mistake\"}");
        };
        assertThat(answer.status()).describedAs("%s", answer.body()).isIn(200, 201, 400, 403, 404, 409);
        if (answer.status() < 300) {
            keep(answer);
        }
    }

    /// Of two answers for one person the later version stays.
    private void keep(Answer answer) {
        staff.merge(
                answer.id(),
                StaffMember.of(answer.body()),
                (before, after) -> after.version() > before.version() ? after : before);
    }

    private void ask(RandomCaller caller, SplittableRandom random) {
        String id = random.nextInt(20) == 0 ? NOBODY : oneOf(ids, random);
        StaffMember member = staff.get(id);
        int seen = member != null && member.isSeenBy(caller.unit(), tree) ? 200 : 404;
        switch (random.nextInt(8)) {
            case 0, 1 -> questions.one("/v1/teachers/" + id, caller, READERS, seen);
            case 2 -> questions.one("/v1/teachers/" + id + "/versions?limit=2", caller, READERS, seen);
            case 3 -> questions.one("/v1/teachers/" + id + "?asKnownOn=2099-01-01", caller, READERS, seen);
            case 4, 5 -> {
                // With the tag of a version that never was, so that who may change learns just that.
                Answer answer = patch("/v1/teachers/" + id, caller.token(), "{}", "If-Match", "\"0\"");
                boolean may = member != null && member.isChangedBy(caller.unit(), tree);
                questions.answered(answer, caller, WRITERS, seen == 404 ? 404 : may ? 412 : 403);
            }
            default -> list(caller, random);
        }
    }

    private void list(RandomCaller caller, SplittableRandom random) {
        RecordId school = orNone(tree.schools(), 3, random);
        String year = orNone(YEARS, 3, random);
        boolean isAnywhere = school == null || tree.isWithin(school, caller.unit());
        Set<String> expected = staff.values().stream()
                .filter(member -> isAnywhere && member.isSeenBy(school == null ? caller.unit() : school, tree))
                .filter(member -> member.posts().stream().anyMatch(post -> post.isAt(school, year)))
                .map(StaffMember::id)
                .collect(Collectors.toSet());
        String path = "/v1/teachers?" + filter("school", school) + filter("schoolYear", year);
        questions.all(path, "educationId", caller, READERS, new Questions.Listed(expected, staff.keySet()), random);
    }
}
