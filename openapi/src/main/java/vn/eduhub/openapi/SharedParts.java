package vn.eduhub.openapi;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.platform.rest.IdempotencyKey;

/// What is the same for all services: the conventions of every endpoint.
final class SharedParts {

    /// Of the API. A change that callers notice and that breaks nobody raises the second number.
    static final String VERSION = "0.1.0";

    static final String CONVENTIONS = """
            What holds for every endpoint; an operation reads the headers that are named with it, and no other:

            - A fault is a problem (RFC 9457) with a stable `code`, a `title` in Vietnamese or, with `Accept-Language: en`, in English, and \
            `errors`, each with a JSON pointer: of a body first all unknown fields and all wrong JSON types, then all values at fault; \
            of a query all at once.
            - An unknown field or query parameter is an error. An empty text is not null. Absent values are left out of answers; \
            ignore fields that you do not know.
            - Where an operation takes an `Idempotency-Key`, the same again is carried out once and answered with what it made; another \
            body is 422. A `PATCH` needs `If-Match` with the `ETag` of what was read: 428 without, 412 when it is stale; a `POST` that \
            changes a record honours it when it is given. Reading one thing with `If-None-Match` gives 304.
            - Lists of records give `nextCursor` while there is more; `limit` is 1 to 5,000. A JSON body is at most 1 MB.
            - Outside the reach of the token's unit a record is absent: 404, the same as one that does not exist.""";

    static final String BEARER = """
            A token of the realm `eduhub` (OIDC discovery: `/realms/eduhub/.well-known/openid-configuration` of the sign-on), by \
            client credentials for machines, by authorization code with PKCE for people. Signed with RS256, good for five minutes, \
            checked as RFC8725 asks: algorithm, issuer, audience `eduhub`, expiry. The claim `unit` says for which unit, the \
            realm roles in which role.""";

    /// The parameter of a `POST`, which does without it.
    static final String IF_MATCH_IF_GIVEN = "IfMatchIfGiven";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = "^[^\\u0000-\\u001f\\u007f]*$";

    private SharedParts() {}

    static Map<String, ObjectNode> parameters() {
        Map<String, ObjectNode> parameters = new TreeMap<>();
        parameter(
                parameters,
                "Accept-Language",
                "`en`: English; otherwise Vietnamese.",
                string(1, 200, TEXT).put("default", "vi"),
                "en");
        parameter(
                parameters,
                "Content-Digest",
                "SHA-256 of the body (RFC 9530); the file is refused when it does not match.",
                string(50, 80, "^sha-256=:[A-Za-z0-9+/]{43}=:$"),
                null);
        ObjectNode purpose = JSON.createObjectNode().put("type", "string").put("default", "administration");
        for (String word :
                new String[] {"teaching", "administration", "statistics", "inspection", "correction", "support"}) {
            purpose.withArray("enum").add(word);
        }
        parameter(
                parameters,
                "Hub-Purpose",
                "What people's data are needed for; it stands in the audit trail.",
                purpose,
                "administration");
        parameter(
                parameters,
                IdempotencyKey.HEADER,
                "A key of the caller's own for this one act: the same again is done once and answered the same.",
                string(8, 128, "^[\\x21-\\x7e]{8,128}$"),
                "3f1c9a2e-act-0001");
        parameter(
                        parameters,
                        "If-Match",
                        "`ETag` of the version that was read. Without it: 428; when it is not the newest any more: 412.",
                        string(3, 30, "^\"[0-9]{1,18}(-[a-z]{1,8})?\"$"),
                        "\"1\"")
                .put("required", true);
        parameters.put(
                IF_MATCH_IF_GIVEN,
                parameter(
                        new TreeMap<>(),
                        "If-Match",
                        "`ETag` of the version that was read; may be left out. When it is not the newest any more: 412.",
                        string(3, 30, "^\"[0-9]{1,18}(-[a-z]{1,8})?\"$"),
                        null));
        parameter(
                parameters,
                "If-None-Match",
                "`ETag` the caller has; 304 when it is still the newest.",
                string(1, 500, TEXT),
                null);
        parameter(
                parameters,
                "X-Request-Id",
                "The caller's own id of this request; it comes back and stands in the logs.",
                string(8, 64, "^[0-9A-Za-z_-]{8,64}$"),
                null);
        return parameters;
    }

    private static ObjectNode string(int min, int max, String pattern) {
        return JSON.createObjectNode()
                .put("type", "string")
                .put("minLength", min)
                .put("maxLength", max)
                .put("pattern", pattern);
    }

    private static ObjectNode parameter(
            Map<String, ObjectNode> parameters,
            String name,
            String description,
            ObjectNode schema,
            @Nullable String example) {
        ObjectNode parameter = JSON.createObjectNode();
        parameters.put(name.replace("-", ""), parameter);
        parameter.put("name", name).put("in", "header").put("description", description);
        parameter.put("required", false);
        parameter.set("schema", schema);
        if (example != null) {
            parameter.put("example", example);
        }
        return parameter;
    }

    static Map<String, ObjectNode> headers() {
        Map<String, ObjectNode> headers = new TreeMap<>();
        header(
                headers,
                "ETag",
                "The version of the record, for `If-Match` and `If-None-Match`; with letters behind it when some groups of"
                        + " fields are not told.",
                string(3, 30, "^\"[0-9]{1,18}(-[a-z]{1,8})?\"$"));
        header(headers, "Location", "Where the record is.", string(1, 200, "^/v1/[a-z-]+/[0-9a-z]{6,40}$"));
        header(
                headers,
                "NextCursor",
                "Give it back as `cursor` for the next page; absent on the last one.",
                string(1, 30, "^[0-9-]+$"));
        header(headers, "RateLimit", "What the client may still ask now: `\"requests\";r=9999`.", string(1, 100, TEXT));
        header(
                headers,
                "RateLimitPolicy",
                "What the client may ask at once and in which seconds it comes back: `\"requests\";q=10000;w=2`.",
                string(1, 100, TEXT));
        header(
                headers,
                "RequestId",
                "Id of this request; tell it to the operator.",
                string(8, 64, "^[0-9A-Za-z_-]{8,64}$"));
        header(
                headers,
                "RetryAfter",
                "Seconds to wait.",
                JSON.createObjectNode()
                        .put("type", "integer")
                        .put("format", "int32")
                        .put("minimum", 1)
                        .put("maximum", 3600));
        header(headers, "WwwAuthenticate", "`Bearer`.", string(6, 200, TEXT));
        return headers;
    }

    private static void header(Map<String, ObjectNode> headers, String name, String description, ObjectNode schema) {
        ObjectNode header = JSON.createObjectNode().put("description", description);
        header.set("schema", schema);
        headers.put(name, header);
    }
}
