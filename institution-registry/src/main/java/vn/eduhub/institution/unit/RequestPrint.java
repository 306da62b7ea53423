package vn.eduhub.institution.unit;

import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.platform.keys.HashPurpose;
import vn.eduhub.platform.keys.HubKeys;

/// A keyed hash of what a request said, to tell a repeated one from another one under the same key.
final class RequestPrint {

    private final HubKeys keys;
    private final JsonMapper json;

    RequestPrint(HubKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    String of(InstitutionRequest request) {
        return keys.keyedHash(HashPurpose.PRINT, json.writeValueAsString(request));
    }
}
