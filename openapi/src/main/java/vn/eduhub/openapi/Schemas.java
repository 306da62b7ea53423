package vn.eduhub.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.json.NullableText;
import vn.eduhub.platform.problem.Problem;
import vn.eduhub.platform.rest.Page;

/// The schemas of a service's bodies, out of its records: types say what is typed, [Words] what is raw text, comments
/// what it means, `@Nullable` what may be absent.
final class Schemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ITEMS_MAX = 10_000;

    private static final Map<Class<?>, String> TYPES = Map.of(
            RecordId.class, "recordId",
            EducationId.class, "educationId",
            PersonalNumber.class, "personalNumber",
            SchoolYear.class, "schoolYear",
            LocalDate.class, "date",
            Instant.class, "moment");

    private final Words words;
    private final SourceText texts;
    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Type> owners = new HashMap<>();

    Schemas(Words words, SourceText texts) {
        this.words = words;
        this.texts = texts;
    }

    Map<String, ObjectNode> components() {
        return new TreeMap<>(components);
    }

    /// A reference to the schema of a record.
    ObjectNode answer(Type type) {
        return reference(type, false);
    }

    ObjectNode request(Class<?> type) {
        return reference(type, true);
    }

    /// The fields of a `POST` that may be changed, each also null where that removes it.
    ObjectNode patch(String name, Class<?> created, String resource) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.put("description", "A merge patch (RFC 7396): null removes, what is left out stays.");
        schema.put("additionalProperties", false).put("minProperties", 1);
        ObjectNode properties = schema.putObject("properties");
        List<String> unchangeable = words.unchangeable(resource);
        for (RecordComponent component : created.getRecordComponents()) {
            if (!unchangeable.contains(component.getName())) {
                ObjectNode property = property(component, Map.of(), true);
                properties.set(component.getName(), nullable(property));
            }
        }
        components.put(name, schema);
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode nullable(ObjectNode property) {
        property.set(
                "type",
                JSON.createArrayNode().add(property.path("type").asString()).add("null"));
        if (property.get("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        return property;
    }

    /// The example of a request; references to other records are the examples of their types.
    ObjectNode example(Class<?> request) {
        ObjectNode example = JSON.createObjectNode();
        for (RecordComponent component : request.getRecordComponents()) {
            String name = component.getName();
            if (component.getType().isRecord() && component.getType() != NullableText.class) {
                example.set(name, example(component.getType()));
            } else {
                words.example(request.getSimpleName(), name)
                        .ifPresent(value -> example.set(
                                name,
                                component.getType() == List.class
                                        ? JSON.createArrayNode().add(value)
                                        : value));
            }
        }
        return example;
    }

    /// Where an answer holds the id of what it is about; `-` is the last of a list.
    Optional<String> idPointer(Type answered, String resource) {
        if (raw(answered) == Page.View.class) {
            Type item = ((ParameterizedType) answered).getActualTypeArguments()[0];
            return idPointer(item, "").map(pointer -> "/items/0" + pointer);
        }
        if (!raw(answered).isRecord()) {
            return Optional.empty();
        }
        List<String> names = Arrays.stream(raw(answered).getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (names.contains(resource)) {
            return Optional.of("/" + resource + "/-/id");
        }
        return Stream.of("recordId", "educationId", "id", "name")
                .filter(names::contains)
                .findFirst()
                .map(name -> "/" + name);
    }

    private ObjectNode reference(Type type, boolean request) {
        String name = name(type);
        Type owner = owners.putIfAbsent(name, type);
        if (owner != null && !owner.equals(type)) {
            throw new IllegalStateException(owner + " and " + type + " would both be called " + name);
        }
        if (owner == null) {
            components.put(name, record(type, request));
        }
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            String of = name(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == Page.View.class) {
                return of + "Page";
            }
            if (generic.getRawType() == VersionView.class) {
                return of + "Version";
            }
            throw new IllegalArgumentException("no name for " + type);
        }
        String name = ((Class<?>) type).getSimpleName();
        return name.endsWith("View") ? name.substring(0, name.length() - "View".length()) : name;
    }

    private ObjectNode record(Type type, boolean request) {
        Class<?> raw = raw(type);
        if (!raw.isRecord()) {
            throw new IllegalArgumentException(type + " is no record; answer with one");
        }
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        if (type instanceof ParameterizedType generic) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                bindings.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
        }
        SourceText.Said said = texts.of(raw);
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        if (!said.text().isEmpty()) {
            schema.put("description", forCallers(said.text()));
        }
        if (request) {
            schema.put("additionalProperties", false);
        }
        ArrayNode required = JSON.createArrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent component : raw.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            ObjectNode property = property(component, bindings, request);
            describe(property, said.parameters().get(component.getName()));
            properties.set(component.getName(), property);
            if (!isNullable(component.getAnnotatedType()) && !isLeftOutWhenEmpty(component)) {
                required.add(component.getName());
            }
        }
        if (request || raw == Problem.class) {
            required.removeAll();
            words.required(raw.getSimpleName()).forEach(required::add);
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /// Remarks to whoever changes the code are none of the caller's business.
    private static String forCallers(String text) {
        return text.replace("; raw, so that all faults are found at once", "")
                .replace("; raw text, so that all faults are told at once", "")
                .replace("; raw.", ".")
                .replaceAll("\\s*(It n|N)ever prints its(elf| content)?\\.?( content\\.)?", "")
                .strip();
    }

    private static void describe(ObjectNode property, @Nullable String doc) {
        if (doc == null || doc.isEmpty()) {
            return;
        }
        String sentence = doc.substring(0, 1).toUpperCase(Locale.ROOT) + doc.substring(1);
        String known = property.path("description").asString("");
        String end = sentence.endsWith(".") ? "" : ".";
        property.put("description", known.isEmpty() ? sentence + end : sentence + end + " " + known);
    }

    private static boolean isLeftOutWhenEmpty(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode property(RecordComponent component, Map<TypeVariable<?>, Type> bindings, boolean request) {
        return property(component, resolved(component.getGenericType(), bindings), request, bindings);
    }

    private ObjectNode property(
            RecordComponent component, Type type, boolean request, Map<TypeVariable<?>, Type> bindings) {
        String owner = component.getDeclaringRecord().getSimpleName();
        String name = component.getName();
        if (type instanceof ParameterizedType generic && List.class.isAssignableFrom(raw(type))) {
            Type of = resolved(generic.getActualTypeArguments()[0], bindings);
            ObjectNode items = property(component, of, request, bindings);
            ObjectNode array = JSON.createObjectNode().put("type", "array");
            int most = items.path("maxItems").asInt(most(owner, name));
            items.remove("maxItems");
            array.set("items", items);
            return array.put("maxItems", most);
        }
        Class<?> raw = raw(type);
        if (raw == RecordId.class && words.isOf("educationId", owner, name)) {
            // The record id of a person is their education id.
            return words.type("educationId");
        }
        if (TYPES.containsKey(raw)) {
            return words.type(TYPES.get(raw));
        }
        if (Codes.isCode(raw)) {
            return Codes.schema(raw);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return JSON.createObjectNode().put("type", "boolean");
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) {
            return words.isSaid(owner, name) ? words.schema(owner, name) : words.type("count");
        }
        if (raw == String.class || raw == URI.class) {
            return words.schema(owner, name);
        }
        if (raw == NullableText.class) {
            return nullable(words.schema(owner, name));
        }
        if (raw.isEnum()) {
            ObjectNode schema = JSON.createObjectNode().put("type", "string");
            ArrayNode values = schema.putArray("enum");
            Arrays.stream(raw.getEnumConstants()).forEach(value -> values.add(((Enum<?>) value).name()));
            return schema;
        }
        return reference(type, request);
    }

    private int most(String owner, String name) {
        return words.isSaid(owner, name)
                ? words.schema(owner, name).path("maxItems").asInt(ITEMS_MAX)
                : ITEMS_MAX;
    }

    private static Type resolved(Type type, Map<TypeVariable<?>, Type> bindings) {
        return type instanceof TypeVariable<?> variable ? bindings.getOrDefault(variable, type) : type;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
