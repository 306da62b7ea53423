package vn.eduhub.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/openapi` is what the code says. When it is not: `./hub openapi`.
class WrittenFilesTest {

    private static final Path CHECKOUT = Path.of("..");
    private static final Path FOLDER = CHECKOUT.resolve(OpenApiMain.FOLDER);
    private static final OpenApiMain.Written WRITTEN = OpenApiMain.written(CHECKOUT);

    static Set<String> files() {
        return WRITTEN.files().keySet();
    }

    static Stream<String> services() {
        return DescribedService.ALL.stream().map(DescribedService::fileName);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsWhatTheCodeSays(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assertThat(file).as("run ./hub openapi").exists();
        assertThat(Files.readString(file))
                .as("%s/%s is not what the code says; run ./hub openapi", OpenApiMain.FOLDER, name)
                .isEqualTo(WRITTEN.files().get(name));
    }

    @Test
    void noFileOfAnOldServiceStays() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") || name.endsWith(".http"))
                    .collect(Collectors.toSet());
            assertThat(names).isEqualTo(files());
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingInternalIsTold(String name) {
        JsonNode document = JsonMapper.shared().readTree(WRITTEN.files().get(name));

        assertThat(document.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/v1/"));
        assertThat(document.toString()).doesNotContain("/internal/", "/actuator");
    }

    /// Each reference leads somewhere, and each operation has a name of its own.
    @ParameterizedTest
    @MethodSource("services")
    void aDocumentHoldsTogether(String name) {
        JsonNode document = JsonMapper.shared().readTree(WRITTEN.files().get(name));

        document.findValues("$ref")
                .forEach(reference -> assertThat(
                                document.at(reference.asString().substring(1)).isMissingNode())
                        .as(reference.asString())
                        .isFalse());
        assertThat(document.findValuesAsString("operationId")).isNotEmpty().doesNotHaveDuplicates();
    }
}
