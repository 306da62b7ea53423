package vn.eduhub.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

class SpoolTest {

    private static final int BYTES = 300_000;
    private static final RecordId JOB = new RecordId("somejob");

    @TempDir
    Path folder;

    private static InputStream body() {
        return new ByteArrayInputStream(new byte[BYTES]);
    }

    @Test
    void whatIsWrittenIsKeptForItsJob() throws IOException {
        Spool spool = new Spool(folder);
        assertThat(spool.write(body(), spool.incoming(JOB), BYTES, (_, _) -> {}))
                .isEqualTo(BYTES);

        spool.keep(spool.incoming(JOB), JOB);

        assertThat(spool.upload(JOB)).hasSize(BYTES);
        assertThat(spool.jobs()).containsExactly(JOB);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldAfterTheWholeBodyWasRead() throws IOException {
        InputStream body = body();

        assertThatThrownBy(() -> new Spool(folder).write(body, Path.of("/dev/full"), BYTES, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.error()).isEqualTo(ExchangeError.SPOOL_FULL));

        assertThat(body.available()).isZero();
    }

    @Test
    void aSpoolThatIsNoFolderIsFull() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Spool spool = new Spool(file);

        assertThatThrownBy(() -> spool.write(body(), spool.incoming(JOB), BYTES, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.error()).isEqualTo(ExchangeError.SPOOL_FULL));
    }

    @Test
    void whatTheCheckRefusesIsReadToItsEndAndWhatIsTooLargeIsNot() {
        InputStream refused = body();
        assertThatThrownBy(() -> new Spool(folder).write(refused, folder.resolve("a"), BYTES, (_, _) -> {
                    throw new HubException(ExchangeError.NO_LINES);
                }))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.error()).isEqualTo(ExchangeError.NO_LINES));
        assertThat(refused).isEmpty();

        InputStream large = body();
        assertThatThrownBy(() -> new Spool(folder).write(large, folder.resolve("b"), 10, (_, _) -> {}))
                .isInstanceOfSatisfying(
                        HubException.class, e -> assertThat(e.error()).isEqualTo(ExchangeError.UPLOAD_TOO_LARGE));
        assertThat(large).isNotEmpty();
    }
}
