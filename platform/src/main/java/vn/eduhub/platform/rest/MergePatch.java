package vn.eduhub.platform.rest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON Merge Patch (RFC 7396): null removes a member, objects are merged, everything else replaces.
public final class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /// Changes neither argument.
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result =
                target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        changes.forEachEntry((name, change) -> {
            if (change.isNull()) {
                result.remove(name);
                return;
            }
            JsonNode present = result.get(name);
            result.set(name, apply(present == null ? JsonNodeFactory.instance.nullNode() : present, change));
        });
        return result;
    }
}
