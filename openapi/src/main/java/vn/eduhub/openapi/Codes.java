package vn.eduhub.openapi;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.code.Coded;
import vn.eduhub.contracts.code.OfficialList;

/// The official codes that a type of `vn.eduhub.contracts.code` stands for.
final class Codes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Codes() {}

    static boolean isCode(Class<?> type) {
        return type.getPackageName().equals("vn.eduhub.contracts.code");
    }

    static ObjectNode schema(String type, String list) {
        try {
            ObjectNode schema = schema(Class.forName("vn.eduhub.contracts.code." + type));
            String title = OfficialList.find(list)
                    .map(found -> " (" + found.title() + ")")
                    .orElse("");
            return schema.put(
                    "description",
                    "Code of the list " + list + title
                            + "; a name of the list, or the National Data Centre's code, is read as its code.");
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(type, e);
        }
    }

    static ObjectNode schema(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "string");
        ArrayNode codes = schema.putArray("enum");
        codes(type).forEach(codes::add);
        return schema;
    }

    private static List<String> codes(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> ((Coded) value).code())
                    .toList();
        }
        // A record of two digits: those it takes.
        return IntStream.rangeClosed(0, 99)
                .mapToObj(number -> (number < 10 ? "0" : "") + number)
                .filter(code -> isTaken(type, code))
                .toList();
    }

    private static boolean isTaken(Class<?> type, String code) {
        try {
            Method find = type.getMethod("find", String.class);
            return ((Optional<?>) find.invoke(null, code)).isPresent();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }
}
