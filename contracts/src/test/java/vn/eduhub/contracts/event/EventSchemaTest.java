package vn.eduhub.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.code.Coded;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// The schemas of the record topics are written from the records themselves. `schema/` is what the code says now;
/// `released/` is what receivers rely on: a field may be added to it, never taken away, retyped or made to be missing.
///
/// After a compatible change, `-Dschemas.write=true` writes `schema/` anew.
class EventSchemaTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Stream<Class<?>> contents() {
        return Stream.of(
                Person.class,
                Institution.class,
                SchoolClass.class,
                Learner.class,
                Teacher.class,
                SchoolFigures.class,
                RecordBody.class);
    }

    private static String fileName(Class<?> content) {
        return content.getSimpleName() + ".v1.json";
    }

    @ParameterizedTest
    @MethodSource("contents")
    void theCommittedSchemaIsWhatTheCodeSays(Class<?> content) throws IOException {
        JsonNode schema = schema(content);
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(
                    Path.of("src/main/resources/schema", fileName(content)), JSON.writeValueAsString(schema) + "\n");
        }
        assertThat(read("/schema/", content)).isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void receiversOfTheReleasedSchemaAreNotBroken(Class<?> content) throws IOException {
        assertCompatible(read("/released/", content), schema(content), content.getSimpleName());
    }

    private static JsonNode read(String folder, Class<?> content) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                EventSchemaTest.class.getResourceAsStream(folder + fileName(content)), folder + fileName(content))) {
            return JSON.readTree(file);
        }
    }

    private static void assertCompatible(JsonNode released, JsonNode now, String at) {
        assertThat(now.path("type")).as("type of %s", at).isEqualTo(released.path("type"));
        assertThat(now.path("format")).as("format of %s", at).isEqualTo(released.path("format"));
        List<JsonNode> required = List.copyOf(now.path("required").values());
        for (JsonNode name : released.path("required").values()) {
            assertThat(required).as("required of %s", at).contains(name);
        }
        released.path("properties").forEachEntry((name, property) -> {
            assertThat(now.path("properties").has(name)).as("%s/%s", at, name).isTrue();
            assertCompatible(property, now.path("properties").path(name), at + "/" + name);
        });
        if (released.has("items")) {
            assertCompatible(released.path("items"), now.path("items"), at + "[]");
        }
    }

    private static ObjectNode schema(Class<?> content) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", content.getSimpleName());
        schema.setAll(of(content));
        return schema;
    }

    private static ObjectNode of(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType list) {
            schema.put("type", "array");
            return schema.set("items", of(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> raw)) {
            // The content of a record body.
            return schema.put("type", "object");
        }
        if (raw == long.class || raw == int.class) {
            return schema.put("type", "integer");
        }
        if (raw == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (isText(raw)) {
            return schema.put("type", "string");
        }
        if (raw.isRecord()) {
            return object(raw, schema);
        }
        throw new IllegalArgumentException("no schema for " + raw);
    }

    private static boolean isText(Class<?> type) {
        return type == String.class
                || type.isEnum()
                || Coded.class.isAssignableFrom(type)
                || List.of(RecordId.class, EducationId.class, SchoolYear.class, Grade.class, Sealed.class)
                        .contains(type);
    }

    private static ObjectNode object(Class<?> type, ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            boolean nullable = Arrays.stream(component.getAnnotatedType().getAnnotations())
                    .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
            if (!nullable) {
                required.add(component.getName());
            }
        }
        return schema;
    }
}
