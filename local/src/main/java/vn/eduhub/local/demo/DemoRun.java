package vn.eduhub.local.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.code.Grade;

/// A province through the whole hub: sent as a file, compared with what its maker knows, changed by REST,
/// compared with the registries, and sent once more. Every check must hold.
final class DemoRun {

    private static final int CHANGES = 500;
    private static final int MOVES = 50;
    private static final int CANCELLATIONS = 20;
    private static final int SHOWN_MAX = 10;
    private static final Duration FIGURES_PATIENCE = Duration.ofSeconds(60);
    private static final String COUNTS = "/v1/reports/counts?by=kind,grade,sex,schoolYear,school";

    private final DemoHub hub;
    private final Door door;
    private final PrintStream out;
    private final Headcount headcount;
    private final Map<String, JsonNode> schools = new HashMap<>();
    private boolean holds = true;

    /// @param headcount what is in the package that will be sent
    DemoRun(DemoHub hub, String province, Headcount headcount, PrintStream out) {
        this.hub = hub;
        this.door = hub.door(province);
        this.out = out;
        this.headcount = headcount;
    }

    /// Sends the package; the answer is its job.
    String send(Path zip) throws DemoException {
        return door.upload("/v1/intake", zip).path("id").asString();
    }

    /// Goes through the demo; whether every check held.
    ///
    /// @param job the package on its way
    boolean holds(String job, Path zip) throws DemoException {
        JsonNode rows = settled("the file", job);
        check(
                "every line was taken",
                rows.path("rejected").asLong() + rows.path("review").asLong() == 0);
        findSchools();
        boolean fresh = rows.path("accepted").asLong() == rows.path("in").asLong();
        if (fresh) {
            compareWithTruth();
        } else {
            out.println("  the hub held this province already: its maker's figures are from before it was changed");
        }
        change(fresh ? headcount.total(Headcount.Kind.LEARNER) : 1);
        check("every cell equals a count taken straight from the registries", figuresAgree());
        JsonNode again = settled("the same file again", send(zip));
        check(
                "all of it is unchanged",
                again.path("unchanged").asLong() == again.path("in").asLong());
        out.println(holds ? "demo: every check held" : "demo: NOT EVERY CHECK HELD");
        return holds;
    }

    private void check(String what, boolean held) {
        out.printf("  %-64s %s%n", what, held ? "yes" : "NO");
        holds &= held;
    }

    private JsonNode settled(String what, String job) throws DemoException {
        long started = System.nanoTime();
        out.printf("%s is job %s%n", what, job);
        long told = 0;
        JsonNode view = door.get("/v1/intake/" + job);
        while (view.path("state").asString().equals("RUNNING")) {
            pause();
            view = door.get("/v1/intake/" + job);
            long in = view.path("rows").path("in").asLong();
            long done = in - view.path("rows").path("pending").asLong();
            if (done - told >= Math.max(in / 10, 1)) {
                out.printf("  %,d of %,d lines, %,.0f lines/s%n", done, in, done / seconds(started));
                told = done;
            }
        }
        JsonNode rows = view.path("rows");
        out.printf("  %s in %.1f s: %s%n", view.path("state").asString(), seconds(started), rows);
        tellCauses(view);
        long settled = 0;
        for (String kind : List.of("accepted", "unchanged", "rejected", "review", "pending", "cancelled")) {
            settled += rows.path(kind).asLong();
        }
        check(
                "the ledger adds up and nothing is pending",
                settled == rows.path("in").asLong() && rows.path("pending").asLong() == 0);
        return rows;
    }

    private void tellCauses(JsonNode view) {
        for (JsonNode cause : view.path("causes").values()) {
            out.printf(
                    "    %s %s %s: %,d lines, first %s: %s%n",
                    cause.path("file").asString(),
                    cause.path("column").asString(),
                    cause.path("code").asString(),
                    cause.path("count").asLong(),
                    cause.path("firstLines"),
                    cause.path("message").asString());
        }
    }

    /// The schools of the package, by record id.
    private void findSchools() throws DemoException {
        Set<String> codes = headcount.atSchool().keySet().stream()
                .map(Headcount.Cell::school)
                .collect(Collectors.toSet());
        door.list(
                        "/v1/institutions?kind=SCHOOL&limit=5000",
                        school -> codes.contains(school.path("code").asString("")),
                        Integer.MAX_VALUE)
                .forEach(school -> schools.put(school.path("recordId").asString(), school));
        check("all %,d schools are there".formatted(codes.size()), schools.size() == codes.size());
    }

    private void compareWithTruth() throws DemoException {
        Truth truth = new Truth(headcount);
        Map<String, String> codes = new HashMap<>();
        schools.forEach((id, school) -> codes.put(id, school.path("code").asString()));
        long started = System.nanoTime();
        Set<String> differences = truth.differences(door.get(COUNTS), codes);
        while (!differences.isEmpty() && System.nanoTime() - started < FIGURES_PATIENCE.toNanos()) {
            pause();
            differences = truth.differences(door.get(COUNTS), codes);
        }
        differences.stream().limit(SHOWN_MAX).forEach(difference -> out.println("    " + difference));
        check(
                "all %,d cells are what the maker knows, %.1f s after the job"
                        .formatted(truth.cells(), seconds(started)),
                differences.isEmpty());
    }

    /// @param there how many learners there must be to change
    private void change(long there) throws DemoException {
        List<JsonNode> learners = door.list("/v1/learners?limit=2000", this::isActiveHere, CHANGES);
        long started = System.nanoTime();
        int changed = 0;
        for (JsonNode learner : learners) {
            String id = learner.path("educationId").asString();
            String ethnicity = learner.path("ethnicity").asString("").equals("01") ? "02" : "01";
            JsonNode after = door.patch(
                    "/v1/learners/" + id,
                    "{\"ethnicity\":\"" + ethnicity + "\"}",
                    learner.path("version").asLong());
            changed += after.path("ethnicity").asString().equals(ethnicity) ? 1 : 0;
        }
        check(
                "%d changes by REST in %.1f s".formatted(learners.size(), seconds(started)),
                changed == learners.size() && changed >= Math.min(CHANGES, there));
        List<JsonNode> stayed = move(learners);
        cancel(stayed.subList(0, Math.min(stayed.size(), CANCELLATIONS)));
    }

    /// A learner moves to another school that teaches the level; where schools are few there may be none.
    ///
    /// @return those who were not moved
    private List<JsonNode> move(List<JsonNode> learners) throws DemoException {
        List<JsonNode> stayed = new ArrayList<>();
        int tried = 0;
        int moved = 0;
        for (JsonNode learner : learners) {
            String there = tried < MOVES ? otherSchool(learner) : "";
            if (there.isEmpty()) {
                stayed.add(learner);
                continue;
            }
            tried++;
            JsonNode after = door.post(
                    "/v1/transfers",
                    "{\"learner\":\"%s\",\"toSchool\":\"%s\",\"grade\":\"%s\"}"
                            .formatted(
                                    learner.path("educationId").asString(),
                                    there,
                                    grade(learner).code()));
            moved += after.path("enrolments").size() == 2 ? 1 : 0;
        }
        if (tried > 0) {
            check("%d moves to another school".formatted(tried), moved == tried);
        }
        if (tried < MOVES) {
            out.printf(
                    "  %d of %d moves could be made: no other school teaches the level of the other learners%n",
                    tried, MOVES);
        }
        return stayed;
    }

    private void cancel(List<JsonNode> learners) throws DemoException {
        int cancelled = 0;
        for (JsonNode learner : learners) {
            String path = "/v1/learners/" + learner.path("educationId").asString() + "/cancellations";
            cancelled +=
                    door.post(path, "{\"reason\":\"demo\"}").path("cancelled").asBoolean() ? 1 : 0;
        }
        check("%d cancellations".formatted(learners.size()), cancelled == learners.size());
    }

    private boolean isActiveHere(JsonNode learner) {
        JsonNode first = learner.path("enrolments").path(0);
        return !learner.path("cancelled").asBoolean()
                && learner.path("enrolments").size() == 1
                && first.path("state").asString().equals("ACTIVE")
                && schools.containsKey(first.path("school").asString());
    }

    /// The first other school of the province that teaches this learner's level; empty when there is none.
    private String otherSchool(JsonNode learner) {
        String here = learner.path("enrolments").path(0).path("school").asString();
        Grade grade = grade(learner);
        return new TreeSet<>(schools.keySet())
                .stream()
                        .filter(id -> !id.equals(here) && teaches(Objects.requireNonNull(schools.get(id)), grade))
                        .findFirst()
                        .orElse("");
    }

    private static Grade grade(JsonNode learner) {
        return new Grade(learner.path("enrolments").path(0).path("grade").asString());
    }

    private static boolean teaches(JsonNode school, Grade grade) {
        return school.path("levels").values().stream()
                .anyMatch(level -> level.asString().equals(grade.level().code()));
    }

    /// The figures follow within seconds; asked again until they do or the time is up.
    private boolean figuresAgree() throws DemoException {
        long started = System.nanoTime();
        boolean agree = hub.figuresAgree().getAsBoolean();
        while (!agree && System.nanoTime() - started < FIGURES_PATIENCE.toNanos()) {
            pause();
            agree = hub.figuresAgree().getAsBoolean();
        }
        return agree;
    }

    private static double seconds(long since) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)) / 1000.0;
    }

    private static void pause() throws DemoException {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("demo: interrupted", e);
        }
    }
}
