package vn.eduhub.platform.problem;

import java.util.Collection;

/// The types of a body's values in the words of JSON; identifiers and codes are strings there.
public final class JsonTypes {

    private JsonTypes() {}

    public static String named(Class<?> target) {
        if (target == boolean.class || target == Boolean.class) {
            return "boolean";
        }
        if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
            return "number";
        }
        if (target.isArray() || Collection.class.isAssignableFrom(target)) {
            return "array";
        }
        return target.getName().startsWith("java.") || !target.isRecord() || isWrittenAsText(target)
                ? "string"
                : "object";
    }

    private static boolean isWrittenAsText(Class<?> target) {
        return target.getPackageName().startsWith("vn.eduhub.contracts.id")
                || target.getPackageName().startsWith("vn.eduhub.contracts.code");
    }
}
