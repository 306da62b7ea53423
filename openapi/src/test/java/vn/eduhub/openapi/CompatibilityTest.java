package vn.eduhub.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/// What was released stays: nobody who keeps to it is broken by what is written now.
class CompatibilityTest {

    private static final Path FOLDER = Path.of("..").resolve(OpenApiMain.FOLDER);
    private static final Path RELEASED = FOLDER.resolve("released");

    static Stream<String> released() throws IOException {
        try (Stream<Path> files = Files.list(RELEASED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatWasReleasedStays(String name) throws IOException {
        ChangedOpenApi changed =
                compared(Files.readString(RELEASED.resolve(name)), Files.readString(FOLDER.resolve(name)));

        assertThat(changed.isIncompatible())
                .as(
                        "%s breaks who keeps to the released one; a release that may: ./hub openapi release. %s",
                        name, changed.getChangedElements())
                .isFalse();
    }

    @Test
    void eachServiceWasReleased() throws IOException {
        assertThat(released())
                .containsAll(DescribedService.ALL.stream()
                        .map(DescribedService::fileName)
                        .toList());
    }

    /// So that the test above does not pass because nothing is ever found.
    @ParameterizedTest
    @MethodSource("released")
    void aRouteOrAnAnswersFieldThatIsGoneIsFound(String name) throws IOException {
        String before = Files.readString(RELEASED.resolve(name));

        assertThat(compared(before, before).isIncompatible()).isFalse();
        assertThat(compared(before, before.replaceFirst("\"(/v1/[^\"]+)\" : \\{", "\"$1-gone\" : {"))
                        .isIncompatible())
                .isTrue();
    }

    private static ChangedOpenApi compared(String before, String now) {
        return OpenApiCompare.fromContents(before, now);
    }
}
