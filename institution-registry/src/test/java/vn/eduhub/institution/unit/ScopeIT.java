package vn.eduhub.institution.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.eduhub.testkit.Questions.filter;
import static vn.eduhub.testkit.Questions.oneOf;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.RunningRegistry;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.testkit.Questions;
import vn.eduhub.testkit.RandomCaller;
import vn.eduhub.testkit.RandomSteps;
import vn.eduhub.testkit.RunningPersonRegistry;
import vn.eduhub.testkit.UnitTree;

/// Who sees which unit, asked 10,000 times, in two provinces that no other test makes schools in; see the test of the
/// same name in
/// the learner registry.
class ScopeIT extends RunningRegistry {

    private static final int REQUESTS = 10_000;
    private static final int SCHOOLS = 60;
    private static final List<String> PROVINCES = List.of("11", "12");
    private static final Set<String> ANYONE = Set.of();
    private static final Set<String> WRITERS = Set.of("department", "ministry");

    private final RandomSteps steps = new RandomSteps();
    private final Map<RecordId, RecordId> above = new ConcurrentHashMap<>();
    private final Map<RecordId, Kind> kinds = new ConcurrentHashMap<>();
    private final Questions questions = new Questions((path, token) -> answer(get(path, token)));

    @Test
    void everyoneSeesTheirUnitAndWhatIsBelow() {
        List<String> communes = officialUnits();
        steps.take(SCHOOLS, random -> register(oneOf(communes, random), random));
        UnitTree tree = new UnitTree(new HashMap<>(above), new HashMap<>(kinds), List.of());
        List<RecordId> units = Questions.units(tree);
        List<RandomCaller> callers = RandomCaller.several(
                200, steps.beginning(), units, (client, unit, roles) -> token(client, unit, roles));
        while (questions.count() < REQUESTS) {
            steps.take(500, random -> ask(oneOf(callers, random), tree, oneOf(units, random), random));
        }
        assertThat(questions.count()).isGreaterThanOrEqualTo(REQUESTS);
    }

    /// The departments of the two provinces with their communes, as the law has them.
    private List<String> officialUnits() {
        for (String province : PROVINCES) {
            put(OfficialUnits.department(province), MINISTRY, Kind.DEPARTMENT);
        }
        List<Area> communes = Areas.seeded().inForce(LocalDate.of(2026, 9, 5)).stream()
                .filter(area -> area.parent() != null && PROVINCES.contains(area.parent()))
                .toList();
        communes.forEach(area -> put(
                OfficialUnits.communeOffice(area.code()),
                OfficialUnits.department(String.valueOf(area.parent())),
                Kind.COMMUNE));
        return communes.stream().map(Area::code).toList();
    }

    private void put(RecordId unit, RecordId manager, Kind kind) {
        above.put(unit, manager);
        kinds.put(unit, kind);
    }

    /// Primary: under the commune; upper secondary: under the department.
    private void register(String commune, SplittableRandom random) {
        Answer answer =
                post("/v1/institutions", ministry(), """
                {"kind":"SCHOOL","name":"Trường Hoa Ban","communeCode":"%s","levels":["%s"]}""".formatted(commune, random.nextBoolean() ? "02" : "04"));
        assertThat(answer.status()).isEqualTo(201);
        put(new RecordId(answer.id()), new RecordId(answer.text("managedBy")), Kind.SCHOOL);
    }

    private void ask(RandomCaller caller, UnitTree tree, RecordId unit, SplittableRandom random) {
        String path = "/v1/institutions/" + unit;
        boolean isSeen = unit.equals(MINISTRY) ? unit.equals(caller.unit()) : tree.isWithin(unit, caller.unit());
        int seen = isSeen ? 200 : 404;
        switch (random.nextInt(6)) {
            case 0, 1 -> questions.one(path, caller, ANYONE, seen);
            case 2 -> questions.one(path + "/versions", caller, ANYONE, seen);
            case 3 -> questions.one(path + "?asKnownOn=2099-01-01", caller, ANYONE, seen);
            case 4 -> {
                Answer answer = patch(path, caller.token(), "{}", "If-Match", "\"0\"");
                questions.answered(answer(answer), caller, WRITERS, isSeen ? 412 : 404);
            }
            default -> list(caller, tree, unit, random);
        }
    }

    private void list(RandomCaller caller, UnitTree tree, RecordId manager, SplittableRandom random) {
        Kind kind = random.nextBoolean() ? Kind.SCHOOL : Kind.COMMUNE;
        boolean isManaged = random.nextBoolean() || MINISTRY.equals(caller.unit());
        Set<String> expected = tree.kinds().keySet().stream()
                .filter(unit -> tree.isWithin(unit, caller.unit()) && kind == kinds.get(unit))
                .filter(unit -> !isManaged || manager.equals(above.get(unit)))
                .map(RecordId::value)
                .collect(Collectors.toSet());
        Set<String> ours = kinds.keySet().stream().map(RecordId::value).collect(Collectors.toSet());
        String path = "/v1/institutions?" + filter("kind", kind) + filter("managedBy", isManaged ? manager : null);
        questions.all(path, "recordId", caller, ANYONE, new Questions.Listed(expected, ours), random);
    }

    private static RunningPersonRegistry.Answer answer(Answer answer) {
        return new RunningPersonRegistry.Answer(answer.status(), answer.etag(), "", answer.body());
    }
}
