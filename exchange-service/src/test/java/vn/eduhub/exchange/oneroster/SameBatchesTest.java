package vn.eduhub.exchange.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.ClassLookUp;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.Packages;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.reference.ReferenceKey;
import vn.eduhub.exchange.work.FakeHub;
import vn.eduhub.exchange.work.HubLookUps;
import vn.eduhub.exchange.work.Phase;

/// A package run before and after the hub has learned, or forgotten, what its lines point to.
class SameBatchesTest {

    private static final RecordId LONG_ID = new RecordId("0123456789012345678901234567890123456789");

    @TempDir
    Path folder;

    /// A hub that knows all or nothing.
    private record LookUps(boolean knows) implements HubLookUps {

        @Override
        public Set<String> institutions(Collection<String> sourcedIds) {
            return knows ? Set.copyOf(sourcedIds) : Set.of();
        }

        @Override
        public Map<String, ClassLookUp.Found> classes(Collection<String> sourcedIds) {
            return knows
                    ? sourcedIds.stream()
                            .collect(Collectors.toMap(
                                    id -> id,
                                    id -> new ClassLookUp.Found(id, LONG_ID, LONG_ID, SchoolYear.parse("2026-2027"))))
                    : Map.of();
        }

        @Override
        public Map<ReferenceKey, Integer> references(Collection<ReferenceKey> keys) {
            return knows ? keys.stream().distinct().collect(Collectors.toMap(key -> key, _ -> 2027)) : Map.of();
        }
    }

    private RosterWork open(Path zip, HubLookUps lookUps) throws IOException {
        List<CheckedFile> checked;
        try (Archive archive = Archive.open(zip, Limits.DEFAULT)) {
            checked = RosterCheck.check(archive);
        }
        Path work = Files.createTempDirectory(folder, "work");
        return RosterWork.open(zip, checked, lookUps, work, 64 * 1024, LocalDate.of(2026, 9, 7));
    }

    /// The lines of each batch of each phase, as `file:line`.
    private List<String> batches(Path zip, boolean knows) throws IOException, InterruptedException {
        FakeHub owners = new FakeHub();
        List<String> batches = new ArrayList<>();
        try (RosterWork work = open(zip, new LookUps(knows))) {
            for (Optional<Phase> next = work.next(); next.isPresent(); next = work.next()) {
                Phase phase = next.get();
                List<LineOutcome> settled = new ArrayList<>();
                phase.produce(batch -> {
                    List<LineOutcome> outcomes = batch.settle(owners.answers(batch.rows()));
                    settled.addAll(outcomes);
                    batches.add(outcomes.stream()
                            .map(line -> line.file() + ":" + line.line())
                            .collect(Collectors.joining(" ", phase.name() + " " + batch.number() + " ", "")));
                });
                settled.forEach(phase::settled);
            }
        }
        return batches;
    }

    private static Packages people(Packages files, String id) {
        return files.user(id, "Đỗ", "Thị", "Lan", "", "")
                .line("demographics", id, "1985-05-06", "female", "", "", "", "", "", "", "", "", "", "", "");
    }

    @Test
    void whatTheHubKnowsDoesNotMoveTheBounds() throws IOException, InterruptedException {
        Packages files = Packages.delta();
        for (int i = 0; i < 1_300; i++) {
            String id = "i" + i;
            // Every third line points to what only the hub can know.
            String course = i % 3 == 0 ? "elsewhere" : "here";
            files.line("classes", id, "3A".repeat(40), "3", course, "", "homeroom", "", "t", "s" + i % 2, "", "", "")
                    .line("categories", "c" + i, "Homework", "20")
                    .line(
                            "lineItems",
                            "l" + i,
                            "Quiz",
                            "",
                            "2026-09-10",
                            "2026-09-17",
                            id,
                            i % 3 == 1 ? "c" : "c" + i,
                            "",
                            "0",
                            "9",
                            "t");
            people(files, id)
                    .line("enrollments", "e" + i, i % 3 == 0 ? "x" + i : id, "t", id, "teacher", "", "2026-09-05", "");
        }
        files.line("orgs", "t", "Trường Hoa Sen", "school", "79000123", "")
                .line("academicSessions", "s0", "Học kỳ", "term", "2026-09-05", "2027-01-15", "", "2027")
                .line("courses", "here", "s0", "Lớp 3", "K03", "3", "t", "", "");
        Path zip = files.zip(folder);

        List<String> known = batches(zip, true);

        assertThat(batches(zip, false)).isEqualTo(known);
        assertThat(known).anyMatch(batch -> batch.startsWith("classes 2"));
    }

    /// The class is found for the first teachers, and pushed out by those of the next ones before it is needed again.
    @Test
    void aClassThatWasFoundStaysFoundAmongTwentyThousand() throws IOException, InterruptedException {
        Packages files = Packages.delta();
        int classes = 0;
        for (int i = 0; i < 280; i++) {
            String id = String.format("t%03d", i);
            people(files, id).line("enrollments", "e" + id, "first", "", id, "teacher", "", "2026-09-05", "");
            // People are taken 200 at once.
            for (int j = 0; i >= 220 && j < 350; j++) {
                String own = "c" + classes++;
                files.line("enrollments", "e" + own, own, "", id, "teacher", "", "2026-09-05", "");
            }
        }
        assertThat(classes).isGreaterThan(20_000);
        Map<String, LineOutcome> outcomes = new HashMap<>();
        try (RosterWork work = open(files.zip(folder), new LookUps(true))) {
            outcomes.putAll(new FakeHub().run(work));
        }

        assertThat(outcomes.values()).allMatch(line -> line.outcome() == Outcome.ACCEPTED);
    }
}
