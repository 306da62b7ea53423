package vn.eduhub.platform.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.platform.problem.HubException;

/// A merge patch of a flat object whose values are all texts. An empty text is a fault, a null takes the
/// value away.
public final class TextPatch {

    private final Reader reader;
    private final ObjectNode members;

    private TextPatch(Reader reader, ObjectNode members) {
        this.reader = reader;
        this.members = members;
    }

    /// Notes unknown members and values of a wrong type.
    ///
    /// @throws HubException the body is no object
    public static TextPatch read(Reader reader, JsonNode body, Set<String> allowed) {
        if (!(body instanceof ObjectNode members)) {
            throw HubException.invalid("", Fault.WRONG_TYPE, "object");
        }
        members.forEachEntry((name, value) -> {
            String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
            if (!allowed.contains(name)) {
                reader.add(pointer, Fault.UNKNOWN_FIELD);
            } else if (!value.isNull() && !value.isString()) {
                reader.add(pointer, Fault.WRONG_TYPE, "string");
            } else if (value.isString() && value.stringValue().isBlank()) {
                reader.add(pointer, Fault.REQUIRED);
            }
        });
        return new TextPatch(reader, members);
    }

    public boolean has(String name) {
        return members.has(name);
    }

    /// Notes a value that cannot be taken away.
    public void required(String name) {
        if (members.path(name).isNull()) {
            reader.add("/" + name, Fault.REQUIRED);
        }
    }

    /// @param current what stays when the patch does not name it
    public @Nullable String text(String name, @Nullable String current) {
        JsonNode member = members.get(name);
        if (member == null) {
            return current;
        }
        return member.isString() && !member.stringValue().isBlank() ? member.stringValue() : null;
    }
}
