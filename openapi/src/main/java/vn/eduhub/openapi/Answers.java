package vn.eduhub.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.Problem;

/// The answers that are problems, the same for all operations of a service: each names the codes that the service's own
/// errors and the platform's have under its status.
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(400, "BadRequest"),
            Map.entry(401, "Unauthenticated"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "NotFound"),
            Map.entry(405, "MethodNotAllowed"),
            Map.entry(406, "NotAcceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Stale"),
            Map.entry(413, "TooLarge"),
            Map.entry(415, "UnsupportedMediaType"),
            Map.entry(422, "Unprocessable"),
            Map.entry(428, "PreconditionRequired"),
            Map.entry(429, "TooManyRequests"),
            Map.entry(500, "Internal"),
            Map.entry(503, "Unavailable"),
            Map.entry(504, "Timeout"));

    /// What the gateway says by itself.
    private static final Map<Integer, String> OF_THE_GATEWAY =
            Map.of(413, "upload-too-large", 503, "service-unavailable", 504, "service-timeout");

    private final List<HubError> errors;

    /// @param ofTheService its own errors beside the platform's
    Answers(List<HubError> ofTheService) {
        List<HubError> all = new ArrayList<>(ofTheService);
        all.addAll(List.of(PlatformError.values()));
        errors = List.copyOf(all);
    }

    static ObjectNode reference(int status) {
        String name = NAMES.get(status);
        if (name == null) {
            throw new IllegalArgumentException("no answer is called by the status " + status);
        }
        return JSON.createObjectNode().put("$ref", "#/components/responses/" + name);
    }

    Map<String, ObjectNode> components() {
        Map<String, ObjectNode> components = new TreeMap<>();
        NAMES.forEach((status, name) -> components.put(name, component(status)));
        return components;
    }

    private List<HubError> with(int status) {
        return errors.stream().filter(error -> error.status() == status).toList();
    }

    private ObjectNode component(int status) {
        List<HubError> own = with(status);
        List<String> codes = Stream.concat(
                        own.stream().map(HubError::code), Stream.ofNullable(OF_THE_GATEWAY.get(status)))
                .distinct()
                .sorted()
                .toList();
        String first = own.isEmpty()
                ? "The service did not answer in time."
                : own.getLast().english();
        if (status == 400) {
            first = PlatformError.INVALID.english();
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("description", sentence(first) + " Codes: `" + String.join("`, `", codes) + "`.");
        answer.set("headers", headers(status));
        ObjectNode media = answer.putObject("content").putObject(Problem.MEDIA_TYPE);
        media.putObject("schema").put("$ref", "#/components/schemas/Problem");
        media.set("example", example(status, codes.getFirst(), first));
        return answer;
    }

    /// Places of arguments mean nothing where none is given.
    private static String sentence(String text) {
        return text.replaceAll("\\s*\\(?\\{\\d}\\)?", " …").replace(" … …", " …");
    }

    private static ObjectNode headers(int status) {
        ObjectNode headers = Operations.commonHeaders();
        if (status == 429 || status == 503) {
            headers.set("Retry-After", Operations.header("RetryAfter"));
        }
        if (status == 401) {
            headers.set("WWW-Authenticate", Operations.header("WwwAuthenticate"));
        }
        return headers;
    }

    private ObjectNode example(int status, String anyCode, String title) {
        String code = status == 400 ? PlatformError.INVALID.code() : anyCode;
        String said = errors.stream()
                .filter(error -> error.code().equals(code))
                .map(HubError::english)
                .findFirst()
                .orElse(title);
        ObjectNode problem = JSON.createObjectNode()
                .put("type", "urn:eduhub:" + code)
                .put("title", sentence(said))
                .put("status", status)
                .put("code", code)
                .put("requestId", "01kaq3f1x2m5n8p0r4t6v9w7yz");
        if (status == 400) {
            problem.putArray("errors")
                    .addObject()
                    .put("pointer", "/birthDate")
                    .put("code", Fault.NO_SUCH_DATE.code())
                    .put("message", Fault.NO_SUCH_DATE.message(Locale.ENGLISH, List.of()));
        }
        return problem;
    }
}
