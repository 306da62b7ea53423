package vn.eduhub.local.demo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentProvinceTest {

    @TempDir
    private Path folder;

    @Test
    void theSameProvinceMayBeSentAgainAndAnotherOneNot() throws DemoException {
        SentProvince sent = SentProvince.of(folder, "01");
        sent.allow("--seed 1");
        sent.remember("--seed 1");
        assertThatCode(() -> sent.allow("--seed 1")).doesNotThrowAnyException();
        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> sent.allow("--seed 2"))
                .withMessageStartingWith(
                        "demo: this hub holds the province made with --seed 1; another one would use the"
                                + " same ids and codes.");
        assertThatCode(() -> SentProvince.of(folder, "48").allow("--seed 2")).doesNotThrowAnyException();
    }

    @Test
    void anotherSeedIsRefusedInOneLineBeforeAnythingIsSent() throws DemoException {
        SentProvince.of(folder, "01").remember(DemoOptions.parse("--seed", "1").made());
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        DemoHub nobody = new DemoHub(
                "http://127.0.0.1:1",
                _ -> {
                    throw new AssertionError("asked for a token");
                },
                folder,
                () -> false);
        int exit = new DemoCommand(out, out, nobody).start("--seed", "2");
        Assertions.assertThat(exit).isEqualTo(1);
        Assertions.assertThat(screen.toString(StandardCharsets.UTF_8))
                .hasLineCount(1)
                .contains("--province 01 --seed 1 --schools 60 --learners 30000", "./hub reset");
    }
}
