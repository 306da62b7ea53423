package vn.eduhub.institution.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Batch;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.institution.RunningRegistry;
import vn.eduhub.institution.unit.OfficialUnits;
import vn.eduhub.local.hub.verify.LogFold;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.caller.SubmitterSigner;

class IntakeIT extends RunningRegistry {

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final Submitter DEPARTMENT_01 = submitter("job-1", HA_NOI, HubRole.DEPARTMENT);
    private static final Submitter DEPARTMENT_79 = submitter("job-79", HO_CHI_MINH, HubRole.DEPARTMENT);

    @Autowired
    private @Nullable SubmitterSigner signer;

    @Test
    void aDepartmentsFileMakesAGroupAndItsSchools() {
        String so = id("so");
        String primary = id("th");
        String upper = id("thpt");
        // Children first: the order in a batch does not matter.
        Map<Long, RowOutcome> outcomes = take(
                DEPARTMENT_01,
                school(1, primary, "Trường Tiểu học Lá Xanh", so, "02"),
                school(2, upper, "Trường THPT Lá Xanh", so, "04"),
                unit(3, so, "Sở Giáo dục và Đào tạo", "district", null));

        assertThat(outcomes.values()).allMatch(outcome -> outcome.outcome() == Outcome.ACCEPTED);
        assertThat(read(outcomes, 1).text("managedBy")).isEqualTo(BA_DINH.value());
        assertThat(read(outcomes, 2).text("managedBy")).isEqualTo(HA_NOI.value());
        assertThat(read(outcomes, 3).text("managedBy")).isEqualTo(HA_NOI.value());
        assertThat(read(outcomes, 3).text("kind")).isEqualTo("GROUP");
    }

    @Test
    void aUnitWithoutAnAreaHangsUnderTheSubmitter() {
        String root = id("org-root");
        String north = id("org-1");
        Map<Long, RowOutcome> outcomes = take(
                DEPARTMENT_01,
                unit(1, root, "Quận Bắc", "district", null),
                unit(2, north, "Trường Bắc", "school", root));

        assertThat(read(outcomes, 2).text("managedBy"))
                .isEqualTo(outcome(outcomes, 1).recordId() + "");
        assertThat(get("/v1/institutions/" + outcome(outcomes, 2).recordId(), department(HA_NOI))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBatchSentAgainGetsTheSameAnswer() {
        String so = id("so");
        InstitutionRow[] rows = {
            unit(1, so, "Sở", "district", null),
            school(2, id("a"), "Trường Tiểu học A", so, "02"),
            school(3, id("b"), "", so, "02")
        };
        Map<Long, RowOutcome> first = take(DEPARTMENT_01, rows);

        assertThat(take(DEPARTMENT_01, rows)).isEqualTo(first);
        assertThat(outcome(first, 3).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(read(first, 2).etag()).isEqualTo("\"1\"");
    }

    @Test
    void theSameRowsInALaterFileChangeNothing() {
        InstitutionRow row = school(1, id("c"), "Trường Tiểu học C", null, "02");
        RecordId made = recordId(take(DEPARTMENT_01, row), 1);
        Map<Long, RowOutcome> later = take(submitter("job-2", HA_NOI, HubRole.DEPARTMENT), row);

        assertThat(outcome(later, 1)).isEqualTo(RowOutcome.unchanged(1, made));
        Map<Long, RowOutcome> renamed = take(
                submitter("job-3", HA_NOI, HubRole.DEPARTMENT),
                school(1, row.sourcedId(), "Trường Tiểu học C mới", null, "02"));
        assertThat(outcome(renamed, 1)).isEqualTo(RowOutcome.accepted(1, made));
        assertThat(read(renamed, 1).text("name")).isEqualTo("Trường Tiểu học C mới");
        assertThat(read(renamed, 1).text("communeCode")).isEqualTo("00004");
    }

    @Test
    void twoSendersMayUseTheSameId() {
        String shared = id("truong-1");
        Map<Long, RowOutcome> here = take(DEPARTMENT_01, school(1, shared, "Trường Tiểu học Ở Đây", null, "02"));
        Map<Long, RowOutcome> there = take(
                DEPARTMENT_79, row(1, shared, "Trường Tiểu học Ở Kia", "school", null, null, "26740", List.of("02")));

        assertThat(recordId(here, 1)).isNotEqualTo(recordId(there, 1));
        assertThat(get("/v1/institutions/" + recordId(here, 1), department(HO_CHI_MINH))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSchoolInAnotherProvinceIsRefusedWhetherItExistsOrNot() {
        String code = id("MA");
        take(DEPARTMENT_01, row(1, id("x"), "Trường Có Thật", "school", code, null, "00004", List.of("02")));
        Map<Long, RowOutcome> existing =
                take(DEPARTMENT_79, row(1, id("y"), "Trường Có Thật", "school", code, null, "00004", List.of("02")));
        Map<Long, RowOutcome> unknown = take(
                DEPARTMENT_79, row(1, id("y"), "Trường Không Có", "school", id("MA"), null, "00004", List.of("02")));

        assertThat(faults(existing, 1)).containsExactly("/communeCode unknown-institution");
        assertThat(existing).isEqualTo(unknown);
    }

    @Test
    void aRowWithACodeAloneMeansASchoolThatIsHere() {
        String code = id("MA");
        RecordId school = recordId(
                take(DEPARTMENT_01, row(1, id("x"), "Trường Có Mã", "school", code, null, "00004", List.of("02"))), 1);
        InstitutionRow reference = row(1, code, null, "school", code, null, null, List.of());

        Map<Long, RowOutcome> own = take(submitter("job-4", HA_NOI, HubRole.DEPARTMENT), reference);
        assertThat(outcome(own, 1)).isEqualTo(RowOutcome.accepted(1, school));
        assertThat(read(own, 1).text("name")).isEqualTo("Trường Có Mã");
        Map<Long, RowOutcome> foreign = take(DEPARTMENT_79, reference);
        Map<Long, RowOutcome> unknown =
                take(DEPARTMENT_79, row(1, id("MA"), null, "school", id("MA"), null, null, List.of()));
        assertThat(faults(foreign, 1)).containsExactly("/schoolCode unknown-school");
        assertThat(foreign).isEqualTo(unknown);
    }

    @Test
    void aSchoolThatIsHereByItsCodeIsNotMadeTwice() {
        String code = id("MA");
        RecordId first = recordId(
                take(DEPARTMENT_01, row(1, id("x"), "Trường Một", "school", code, null, "00004", List.of("02"))), 1);
        Map<Long, RowOutcome> again = take(
                submitter("job-5", HA_NOI, HubRole.DEPARTMENT),
                row(1, id("x"), "Trường Một", "school", code, null, "00004", List.of("02")),
                row(2, id("x"), "Trường Một", "school", code, null, "00004", List.of("02")));

        assertThat(recordId(again, 1)).isEqualTo(first);
        assertThat(recordId(again, 2)).isEqualTo(first);
        String fresh = id("MA");
        Map<Long, RowOutcome> twice = take(
                DEPARTMENT_01,
                row(1, id("y"), "Trường Hai", "school", fresh, null, "00004", List.of("02")),
                row(2, id("y"), "Trường Hai", "school", fresh, null, "00004", List.of("02")));
        assertThat(recordId(twice, 1)).isEqualTo(recordId(twice, 2));
    }

    @Test
    void aSchoolsOwnFileLinksToItAndChangesNothingOfIt() {
        RecordId school = recordId(
                take(DEPARTMENT_01, row(1, id("s"), "Trường Tự Gửi", "school", id("MA"), null, "00004", List.of("02"))),
                1);
        Submitter itself = submitter("job-6", school, HubRole.SCHOOL);
        Map<Long, RowOutcome> outcomes = take(
                itself,
                unit(1, "district", "Quận", "district", null),
                unit(2, "me", "trường tự gửi", "school", "district"),
                unit(3, "campus", "Điểm lẻ", "campus", "me"));

        assertThat(recordId(outcomes, 2)).isEqualTo(school);
        assertThat(read(outcomes, 2).text("name")).isEqualTo("Trường Tự Gửi");
        assertThat(read(outcomes, 3).text("managedBy")).isEqualTo(school.value());
        Map<Long, RowOutcome> stranger =
                take(itself, row(1, id("other"), "Trường Bên Cạnh", "school", id("MA"), null, null, List.of("02")));
        assertThat(faults(stranger, 1)).containsExactly("/schoolCode unknown-school");
    }

    @Test
    void cancellingKeepsTheIdAndTheNextRowBringsItBack() {
        String sourcedId = id("d");
        RecordId made = recordId(take(DEPARTMENT_01, school(1, sourcedId, "Trường Đóng Cửa", null, "02")), 1);
        InstitutionRow gone = new InstitutionRow(1, sourcedId, true, null, null, null, null, null, List.of(), null);

        Map<Long, RowOutcome> cancelled = take(submitter("job-7", HA_NOI, HubRole.DEPARTMENT), gone);
        assertThat(outcome(cancelled, 1)).isEqualTo(RowOutcome.accepted(1, made));
        assertThat(read(cancelled, 1).body().path("cancelled").asBoolean()).isTrue();
        assertThat(outcome(take(submitter("job-8", HA_NOI, HubRole.DEPARTMENT), gone), 1)
                        .outcome())
                .isEqualTo(Outcome.UNCHANGED);
        Map<Long, RowOutcome> back = take(
                submitter("job-9", HA_NOI, HubRole.DEPARTMENT), school(1, sourcedId, "Trường Đóng Cửa", null, "02"));
        assertThat(recordId(back, 1)).isEqualTo(made);
        assertThat(read(back, 1).body().path("cancelled").asBoolean()).isFalse();
        assertThat(faults(
                        take(
                                DEPARTMENT_01,
                                new InstitutionRow(
                                        1, id("never"), true, null, null, null, null, null, List.of(), null)),
                        1))
                .containsExactly("/sourcedId unknown-record");
    }

    @Test
    void allFaultsOfARowAreToldAtOnce() {
        Map<Long, RowOutcome> outcomes = take(
                DEPARTMENT_01,
                new InstitutionRow(1, id("bad"), false, " ", "university", null, "nowhere", "99999", List.of("7"), "x"),
                new InstitutionRow(2, "", false, "Trường", "school", null, null, null, List.of(), null));

        assertThat(faults(outcomes, 1))
                .containsExactlyInAnyOrder(
                        "/kind unknown-code",
                        "/name required",
                        "/communeCode unknown-area",
                        "/levels/0 unknown-code",
                        "/ownership unknown-code",
                        "/parentSourcedId unknown-institution");
        assertThat(faults(outcomes, 2)).containsExactly("/sourcedId not-an-identifier");
    }

    @Test
    void whatPointsToARejectedRowIsRejectedWithIt() {
        String group = id("g");
        Map<Long, RowOutcome> outcomes = take(
                DEPARTMENT_01,
                unit(1, group, "", "district", null),
                school(2, id("e"), "Trường E", group, "02"),
                school(3, id("f"), "Trường F", null, "02"));

        assertThat(faults(outcomes, 1)).containsExactly("/name required");
        assertThat(faults(outcomes, 2)).containsExactly("/parentSourcedId reference-rejected");
        assertThat(outcome(outcomes, 3).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void unitsThatNameEachOtherAsTheUnitAboveAreRefused() {
        String one = id("one");
        String two = id("two");
        Map<Long, RowOutcome> outcomes = take(
                DEPARTMENT_01,
                unit(1, one, "Một", "local", two),
                unit(2, two, "Hai", "local", one),
                unit(3, one, "Một lần nữa", "local", null));

        assertThat(faults(outcomes, 1)).containsExactly("/parentSourcedId unknown-institution");
        assertThat(faults(outcomes, 2)).containsExactly("/parentSourcedId unknown-institution");
        assertThat(faults(outcomes, 3)).containsExactly("/sourcedId duplicate-in-file");
    }

    @Test
    void idsWithOperatorsAreIdsAndNothingElse() {
        List<InstitutionRow> rows = new ArrayList<>();
        List<String> ids = List.of(".*", "{\"$ne\":null}", "' or '1'='1", "$where", "a|org|b", "100%");
        for (int i = 0; i < ids.size(); i++) {
            rows.add(school(i, id(ids.get(i)), "Trường " + i, null, "02"));
        }
        Map<Long, RowOutcome> outcomes = take(DEPARTMENT_01, rows.toArray(InstitutionRow[]::new));

        assertThat(outcomes.values()).allMatch(outcome -> outcome.outcome() == Outcome.ACCEPTED);
        assertThat(outcomes.values().stream().map(RowOutcome::recordId).distinct())
                .hasSize(ids.size());
    }

    @Test
    void whenTheAnswerIsThereTheEventsAreOnTheLog() {
        List<InstitutionRow> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(school(i, id("log"), "Trường " + i, null, "02"));
        }
        Map<Long, RowOutcome> outcomes = take(DEPARTMENT_01, rows.toArray(InstitutionRow[]::new));
        Map<String, Long> versions = LogFold.ofOpen(BROKER).lastVersions(Topic.INSTITUTION.topicName());

        for (RowOutcome outcome : outcomes.values()) {
            assertThat(versions).containsEntry(String.valueOf(outcome.recordId()), 1L);
        }
    }

    @Test
    void theSameRowsAtTwoInstancesAtOnceMakeEachUnitOnce() throws Exception {
        InstitutionRow[] rows = new InstitutionRow[50];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(i, id("race"), "Trường Đua " + i, "school", id("DUA"), null, "00004", List.of("02"));
        }
        Callable<Map<Long, RowOutcome>> call = () -> take(DEPARTMENT_01, rows);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Long, RowOutcome>>> answers = threads.invokeAll(List.of(call, call, call, call));
            Map<Long, RowOutcome> first = answers.getFirst().get();
            assertThat(first.values()).allMatch(outcome -> outcome.outcome() == Outcome.ACCEPTED);
            for (Future<Map<Long, RowOutcome>> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            assertThat(read(first, 0).etag()).isEqualTo("\"1\"");
        }
    }

    @Test
    void aNewCodeFromManySendersAtOnceMakesOneSchool() throws Exception {
        List<Submitter> senders = List.of(
                submitter("job-a", HA_NOI, HubRole.DEPARTMENT),
                submitter("job-b", BA_DINH, HubRole.DEPARTMENT),
                submitter("job-c", MINISTRY, HubRole.MINISTRY));
        for (int i = 0; i < 20; i++) {
            String code = id("CHUNG");
            List<Callable<Map<Long, RowOutcome>>> calls = new ArrayList<>();
            for (int n = 0; n < 5; n++) {
                Submitter sender = senders.get(n % senders.size());
                InstitutionRow row = coded(id("ours"), "Trường Chung", code);
                calls.add(() -> take(sender, row));
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Set<RecordId> schools = new HashSet<>();
                for (Future<Map<Long, RowOutcome>> answer : threads.invokeAll(calls)) {
                    schools.add(recordId(answer.get(), 1));
                }
                assertThat(schools).hasSize(1);
            }
        }
    }

    @Test
    void aCodeThatAnotherCommuneHasIsAnsweredLikeOneThatNobodyHas() {
        RecordId neighbour = OfficialUnits.communeOffice("00008");
        String code = id("MA");
        RecordId there = recordId(
                take(
                        submitter("job-n", neighbour, HubRole.DEPARTMENT),
                        row(1, id("x"), "Trường Bên Kia", "school", code, null, "00008", List.of("02"))),
                1);
        Map<Long, RowOutcome> here = take(
                submitter("job-h", BA_DINH, HubRole.DEPARTMENT),
                row(1, id("y"), "Trường Bên Này", "school", code, null, "00004", List.of("02")));

        assertThat(outcome(here, 1).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(recordId(here, 1)).isNotEqualTo(there);
    }

    @Test
    void aCodeIsFreeAgainWhenItsSchoolIsGoneOrHasAnother() {
        String code = id("MA");
        String gone = id("gone");
        RecordId first = recordId(take(DEPARTMENT_01, coded(gone, "Trường Một", code)), 1);
        take(
                submitter("job-r", HA_NOI, HubRole.DEPARTMENT),
                new InstitutionRow(1, gone, true, null, null, null, null, null, List.of(), null));
        String moved = id("moved");
        RecordId second = recordId(take(DEPARTMENT_01, coded(moved, "Trường Hai", code)), 1);
        assertThat(second).isNotEqualTo(first);
        assertThat(faults(take(submitter("job-s", HA_NOI, HubRole.DEPARTMENT), coded(gone, "Trường Một", code)), 1))
                .containsExactly("/schoolCode key-taken");

        take(submitter("job-t", HA_NOI, HubRole.DEPARTMENT), coded(moved, "Trường Hai", id("MA")));
        Map<Long, RowOutcome> back =
                take(submitter("job-u", HA_NOI, HubRole.DEPARTMENT), coded(gone, "Trường Một", code));
        assertThat(outcome(back, 1)).isEqualTo(RowOutcome.accepted(1, first));
    }

    @Test
    void twoSchoolsGivenOneCodeInABatchDoNotBothGetIt() {
        String one = id("one");
        String two = id("two");
        take(DEPARTMENT_01, school(1, one, "Trường Một", null, "02"), school(2, two, "Trường Hai", null, "02"));
        String code = id("MA");
        Map<Long, RowOutcome> outcomes = take(
                submitter("job-v", HA_NOI, HubRole.DEPARTMENT),
                row(1, one, "Trường Một", "school", code, null, "00004", List.of("02")),
                row(2, two, "Trường Hai", "school", code, null, "00004", List.of("02")));

        assertThat(outcome(outcomes, 1).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(faults(outcomes, 2)).containsExactly("/schoolCode key-taken");
    }

    private static InstitutionRow coded(String sourcedId, String name, String code) {
        return row(1, sourcedId, name, "school", code, null, "00004", List.of("02"));
    }

    @Test
    void aFileOfSomeoneWhoMayNotWriteUnitsIsRefused() {
        String body = json.writeValueAsString(new Batch<>(List.of(unit(1, id("w"), "Đơn vị", "local", null))));
        for (HubRole role : List.of(HubRole.ANALYST, HubRole.STEWARD, HubRole.AUDITOR, HubRole.OPERATOR)) {
            Answer answer = post(
                    InstitutionRow.PATH,
                    service(),
                    body,
                    SubmitterSigner.HEADER,
                    header(submitter("job-w", HA_NOI, role)));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }
    }

    @Test
    void onlyTheHubsOwnServicesSendBatches() {
        String body = json.writeValueAsString(new Batch<>(List.of(unit(1, id("z"), "Đơn vị", "local", null))));
        String signed = header(DEPARTMENT_01);

        assertThat(post(InstitutionRow.PATH, department(HA_NOI), body, SubmitterSigner.HEADER, signed)
                        .status())
                .isEqualTo(403);
        assertThat(post(InstitutionRow.PATH, service(), body).status()).isEqualTo(403);
        assertThat(post(InstitutionRow.PATH, service(), body, SubmitterSigner.HEADER, "x" + signed)
                        .status())
                .isEqualTo(403);
        assertThat(post(InstitutionRow.PATH, "", body, SubmitterSigner.HEADER, signed)
                        .status())
                .isEqualTo(401);
    }

    private Map<Long, RowOutcome> take(Submitter submitter, InstitutionRow... rows) {
        Answer answer = post(
                InstitutionRow.PATH,
                service(),
                json.writeValueAsString(new Batch<>(List.of(rows))),
                SubmitterSigner.HEADER,
                header(submitter));
        assertThat(answer.status()).isEqualTo(200);
        Map<Long, RowOutcome> outcomes = new HashMap<>();
        for (RowOutcome outcome :
                json.treeToValue(answer.body(), Batch.Answer.class).outcomes()) {
            assertThat(outcomes.put(outcome.row(), outcome)).isNull();
        }
        assertThat(outcomes).hasSize(rows.length);
        return outcomes;
    }

    private String header(Submitter submitter) {
        if (signer == null) {
            throw new IllegalStateException("Spring gives it");
        }
        return signer.header(submitter);
    }

    private Answer read(Map<Long, RowOutcome> outcomes, long row) {
        return get("/v1/institutions/" + recordId(outcomes, row), ministry());
    }

    private static RecordId recordId(Map<Long, RowOutcome> outcomes, long row) {
        RecordId id = outcome(outcomes, row).recordId();
        if (id == null) {
            throw new AssertionError("row " + row + " has no record: " + outcome(outcomes, row));
        }
        return id;
    }

    private static RowOutcome outcome(Map<Long, RowOutcome> outcomes, long row) {
        RowOutcome outcome = outcomes.get(row);
        if (outcome == null) {
            throw new AssertionError("no outcome for row " + row);
        }
        return outcome;
    }

    private static List<String> faults(Map<Long, RowOutcome> outcomes, long row) {
        return outcome(outcomes, row).faults().stream()
                .map(fault -> fault.pointer() + " " + fault.fault().code())
                .toList();
    }

    private static Submitter submitter(String job, RecordId unit, HubRole role) {
        return new Submitter(job, "client-of-" + unit, unit, Set.of(role));
    }

    private static String service() {
        return token("exchange-service", null, "service");
    }

    /// An id that no other test uses.
    private static String id(String prefix) {
        return prefix + "-" + SERIAL.incrementAndGet();
    }

    private static InstitutionRow unit(long row, String sourcedId, String name, String kind, @Nullable String parent) {
        return new InstitutionRow(row, sourcedId, false, name, kind, null, parent, null, List.of(), null);
    }

    private static InstitutionRow school(
            long row, String sourcedId, String name, @Nullable String parent, String level) {
        return new InstitutionRow(row, sourcedId, false, name, "school", null, parent, "00004", List.of(level), "01");
    }

    private static InstitutionRow row(
            long row,
            String sourcedId,
            @Nullable String name,
            String kind,
            @Nullable String code,
            @Nullable String parent,
            @Nullable String commune,
            List<String> levels) {
        return new InstitutionRow(row, sourcedId, false, name, kind, code, parent, commune, levels, null);
    }
}
