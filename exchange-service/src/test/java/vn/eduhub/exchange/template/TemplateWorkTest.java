package vn.eduhub.exchange.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.Packages;
import vn.eduhub.exchange.file.Archive;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.file.CsvCheck;
import vn.eduhub.exchange.file.Limits;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.oneroster.RosterCheck;
import vn.eduhub.exchange.oneroster.RosterWork;
import vn.eduhub.exchange.work.FakeHub;

class TemplateWorkTest {

    private static final String AN = "hoa-sen,3A,,2026-2027,03,HS1,Lê Hoài An,2018-03-14,02,,Phạm Thu Hà,01,26734\n";

    @TempDir
    Path folder;

    private final FakeHub hub = new FakeHub();

    /// The template names schools that were sent before.
    private void sendSchool() throws IOException, InterruptedException {
        Path zip = Packages.bulk()
                .line("orgs", "hoa-sen", "Trường Hoa Sen", "school", "79000123", "")
                .zip(folder);
        try (Archive archive = Archive.open(zip, Limits.DEFAULT);
                RosterWork work = RosterWork.open(
                        zip,
                        RosterCheck.check(archive),
                        hub,
                        Files.createTempDirectory(folder, "work"),
                        65_536,
                        LocalDate.of(2026, 9, 7))) {
            hub.run(work);
        }
        assertThat(hub.rows(InstitutionRow.class)).hasSize(1);
    }

    private Map<String, LineOutcome> run(String lines) throws IOException, InterruptedException {
        byte[] bytes = (String.join(",", LearnerTemplate.HEADER) + "\n" + lines).getBytes(StandardCharsets.UTF_8);
        CsvCheck check = new CsvCheck(LearnerTemplate.FILE_NAME);
        check.accept(bytes, bytes.length);
        CheckedFile file = TemplateCheck.finish(check);
        try (TemplateWork work = new TemplateWork(
                () -> new ByteArrayInputStream(bytes), file, hub, Files.createTempDirectory(folder, "work"))) {
            Map<String, LineOutcome> outcomes = hub.run(work);
            assertThat(outcomes).hasSize((int) file.lines());
            return outcomes;
        }
    }

    private static LineOutcome line(Map<String, LineOutcome> outcomes, int line) {
        return Objects.requireNonNull(outcomes.get(LearnerTemplate.FILE_NAME + ":" + line));
    }

    @Test
    void aLineIsALearnerInAClass() throws IOException, InterruptedException {
        sendSchool();

        assertThat(line(run(AN), 2).outcome()).isEqualTo(Outcome.ACCEPTED);
        LearnerRow row = hub.rows(LearnerRow.class).getFirst();
        assertThat(Objects.requireNonNull(row.person()).motherName()).isEqualTo("Phạm Thu Hà");
        assertThat(row.enrolments().getFirst().classSourcedId()).isEqualTo("hoa-sen/2026-2027/3A");
        assertThat(line(run(AN), 2).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void anUnknownSchoolIsSaidAtEachOfItsLines() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(AN + AN.replace("HS1", "HS2"));

        for (int line : new int[] {2, 3}) {
            assertThat(line(outcomes, line).outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(line(outcomes, line).faults().getFirst())
                    .isEqualTo(FieldFault.at("MA_TRUONG", Fault.UNKNOWN_SCHOOL, "MA_TRUONG"));
        }
    }

    @Test
    void theOfficialCodeNamesASchoolToo() throws IOException, InterruptedException {
        sendSchool();
        String byCode = AN.replace("hoa-sen", "79000123");

        assertThat(line(run(byCode + byCode.replace("HS1", "HS2")), 2).outcome())
                .isEqualTo(Outcome.ACCEPTED);

        InstitutionRow row = hub.rows(InstitutionRow.class).getLast();
        assertThat(row.sourcedId()).isEqualTo(row.schoolCode()).isEqualTo("79000123");
        assertThat(row.name()).isNull();
        assertThat(hub.rows(InstitutionRow.class)).as("one row for each school").hasSize(2);
        assertThat(line(run(byCode), 2).outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    /// A row for it would take its official code away.
    @Test
    void anIdThatWasSentIsNotSentAsACode() throws IOException, InterruptedException {
        sendSchool();

        run(AN);

        assertThat(hub.rows(InstitutionRow.class)).hasSize(1);
    }

    @Test
    void theSameLearnerTwiceIsADuplicate() throws IOException, InterruptedException {
        sendSchool();

        Map<String, LineOutcome> outcomes = run(AN + AN);

        assertThat(line(outcomes, 2).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(line(outcomes, 3).faults()).containsExactly(FieldFault.at("MA", Fault.DUPLICATE_IN_FILE, "2"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException, InterruptedException {
        Map<String, LineOutcome> outcomes = run(",3A,,2026-2027,03,HS1,A B,2018-03-14,02,,,,\nhoa-sen,3A\n");

        assertThat(line(outcomes, 2).faults()).containsExactly(FieldFault.at("MA_TRUONG", Fault.REQUIRED));
        assertThat(line(outcomes, 3).faults().getFirst().fault()).isEqualTo(Fault.WRONG_COLUMN_COUNT);
    }
}
