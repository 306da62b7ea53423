package vn.eduhub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    private int run(String... arguments) {
        return new DemoCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        null)
                .start(arguments);
    }

    @Test
    void thePackageIsLeftInAFile() {
        Path zip = folder.resolve("province.zip");

        assertThat(run("--learners", "500", "--schools", "4", "--write", zip.toString()))
                .isZero();
        assertThat(Files.exists(zip)).isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("4 schools").contains("500 learners");
        assertThat(new RosterReader(zip).rows("orgs")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --learners many           | --learners needs a whole number, not many
                    --learners 9              | --learners must be from 10 to 5000000
                    --schools 0               | --schools must be from 1 to 20000
                    --schools 60 --learners 599 | at least 10 learners for every school, please: 60 schools need 600
                    --pupils 7                | --pupils is unknown
                    --seed                    | --seed is unknown or lacks its value
                    --province ha-noi         | --province needs a whole number, not ha-noi
                    """)
    void whatItCannotDoItSaysWithoutAStackTrace(String line, String said) {
        assertThat(run(line.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(said).doesNotContain("\tat ", "Exception");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThat(run("--write", folder.resolve("nowhere/province.zip").toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("nowhere").hasLineCount(1);
    }

    @Test
    void theCommunesOfAnotherProvinceAreAskedOfAHub() {
        assertThat(run("--province", "48", "--write", folder.resolve("p.zip").toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("demo: there is no hub to ask for the communes of province 48");
    }

    @Test
    void oneSchoolForEveryFiveHundredLearners() throws DemoException {
        assertThat(DemoOptions.parse().schools()).isEqualTo(60);
        assertThat(DemoOptions.parse().learners()).isEqualTo(30_000);
        assertThat(DemoOptions.parse("--learners", "1000000").schools()).isEqualTo(2_000);
        assertThat(DemoOptions.parse("--learners", "1000000", "--schools", "60").schools())
                .isEqualTo(60);
    }
}
