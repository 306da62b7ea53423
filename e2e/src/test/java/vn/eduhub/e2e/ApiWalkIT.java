package vn.eduhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.e2e.Api.Answer;
import vn.eduhub.e2e.Journey.Sent;

/// Walks every operation that `docs/openapi` describes: its example works, each answer is as described with nothing
/// added, and the conventions of every endpoint hold. A new operation is walked by itself.
class ApiWalkIT {

    /// A province that nothing of the walk is about.
    private static final String STRANGER = "department-79";

    /// Clients of the realm by role, for what a role may not do.
    private static final Map<String, String> CLIENTS = Map.of(
            "operator", "operator",
            "auditor", "auditor",
            "analyst", "ministry-analyst",
            "steward", "steward",
            "school", "school-demo-1");

    private static final String NOBODY = "zzzzzzzzzzzzzzzzzzzzzzzzzz";

    private static Journey journey;

    @BeforeAll
    static void walk() {
        TheHub hub = TheHub.up();
        someoneWaitsForReview(hub);
        journey = new Journey(hub);
        journey.operations().stream().filter(operation -> !isEnd(operation)).forEach(journey::go);
    }

    /// None of the examples makes a review, and one is read.
    private static void someoneWaitsForReview(TheHub hub) {
        Answer waiting = new Api(hub, "school-demo-1").post("/v1/learners", """
                {"fullName":"Kha Thị Chờ","enrolment":
                 {"school":"%s","schoolYear":"2026-2027","grade":"03","begun":"2026-09-05"}}""".formatted(Units.SCHOOL_1));
        assertThat(waiting.status()).as(waiting.toString()).isEqualTo(202);
    }

    private static boolean isEnd(Described operation) {
        return operation.path().endsWith("/cancellations");
    }

    static Stream<Described> operations() {
        return Described.all().stream();
    }

    private static Stream<Described> that(Predicate<Described> wanted) {
        return operations().filter(wanted);
    }

    static Stream<Described> goingOn() {
        return that(operation -> !isEnd(operation));
    }

    static Stream<Described> ofOne() {
        return that(Described::isOfOne);
    }

    static Stream<Described> withJson() {
        return that(operation -> operation.bodySchema().isPresent());
    }

    static Stream<Described> withBody() {
        return that(Described::hasBody);
    }

    static Stream<Described> changing() {
        // Posts that change a record honour it, and do without.
        return that(operation -> operation.verb().equals("PATCH") && operation.takes("header", "If-Match"));
    }

    static Stream<Described> keyed() {
        return that(operation -> operation.takes("header", "Idempotency-Key"));
    }

    static Stream<Described> listing() {
        return that(operation -> !operation.isOfAPerson() && operation.takes("query", "limit"));
    }

    /// A token that is nobody's is told so before anything else is looked at.
    static Stream<Described> withQuery() {
        return that(operation ->
                !operation.isOfAPerson() && !operation.parameters("query").isEmpty());
    }

    static Stream<Described> withPurpose() {
        return that(operation -> operation.takes("header", "Hub-Purpose"));
    }

    static Stream<Described> withRoles() {
        return that(operation -> !operation.roles().isEmpty());
    }

    private static Answer asDescribed(Described operation, Answer answer) {
        assertThat(operation.faults(answer))
                .as(operation.verb() + " " + operation.path())
                .isEmpty();
        return answer;
    }

    private static void assertRefused(Described operation, Answer answer, int status, String code) {
        assertThat(answer.status()).as(operation.verb() + " " + answer).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        asDescribed(operation, answer);
    }

    /// `pointer code` of every fault.
    private static List<String> faults(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .toList();
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(fault -> fault.path("pointer").asString())
                .toList();
    }

    @Test
    void theCollectionHoldsEveryOperation() {
        assertThat(journey.operations()).hasSize(journey.described()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("goingOn")
    void theExampleWorks(Described operation) {
        Answer answer = journey.answer(operation);

        if (operation.isOfAPerson()) {
            // No client of the realm is a person; what people are told is tested where people sign on.
            assertRefused(operation, answer, 403, "token-of-nobody");
            return;
        }
        assertThat(answer.status()).as(operation.verb() + " " + answer).isBetween(200, 299);
        asDescribed(operation, answer);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void withoutATokenThereIsNothing(Described operation) {
        Sent request = journey.request(operation);

        Answer vietnamese = journey.sendWithoutToken(request);
        Answer english = journey.sendWithoutToken(request.with("Accept-Language", "en"));

        assertRefused(operation, vietnamese, 401, "unauthenticated");
        assertRefused(operation, english, 401, "unauthenticated");
        assertTold(vietnamese, english);
    }

    private static void assertTold(Answer vietnamese, Answer english) {
        assertThat(vietnamese.header("Content-Language")).isEqualTo("vi");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(english.json().path("title").asString())
                .isNotBlank()
                .isNotEqualTo(vietnamese.json().path("title").asString());
    }

    @ParameterizedTest
    @MethodSource("withRoles")
    void anotherRoleMayNot(Described operation) {
        String other = CLIENTS.entrySet().stream()
                .filter(client -> !operation.roles().contains(client.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElseThrow();

        assertRefused(operation, journey.send(journey.request(operation).as(other)), 403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anUnknownParameterIsAnError(Described operation) {
        Sent request = journey.request(operation).query("noSuchParameter=1");

        Answer vietnamese = journey.send(request);
        Answer english = journey.send(request.with("Accept-Language", "en"));

        assertRefused(operation, vietnamese, 400, "invalid");
        assertThat(faults(vietnamese)).containsExactly("/noSuchParameter unknown-field");
        assertTold(vietnamese, english);
        assertThat(english.json().at("/errors/0/message"))
                .isNotEqualTo(vietnamese.json().at("/errors/0/message"));
    }

    @ParameterizedTest
    @MethodSource("withPurpose")
    void aPurposeThatIsNoneIsAnError(Described operation) {
        Answer answer = journey.send(journey.request(operation).with("Hub-Purpose", "curiosity"));

        assertRefused(operation, answer, 400, "invalid");
        assertThat(faults(answer)).containsExactly("/Hub-Purpose unknown-code");
    }

    @ParameterizedTest
    @MethodSource("ofOne")
    void whatIsNotThereIsAbsent(Described operation) {
        Sent request = journey.request(operation);

        for (String id : List.of(NOBODY, "x", "%24where")) {
            Answer absent = journey.send(request.path(withId(operation, id)));
            assertRefused(operation, absent, 404, "not-found");
        }
    }

    private static String withId(Described operation, String id) {
        return operation.path().replaceAll("\\{[^}]+}", Matcher.quoteReplacement(id));
    }

    /// To a unit out of whose reach it lies a record answers like one that does not exist.
    @ParameterizedTest
    @MethodSource("ofOne")
    void outsideTheReachItIsAbsent(Described operation) {
        boolean reachable = operation.roles().isEmpty() || operation.roles().contains("department");
        if (!operation.isScoped() || !reachable) {
            // For all, or for those whose reach is the whole country: there is no outside.
            assertThat(operation.isScoped() && operation.roles().contains("school"))
                    .isFalse();
            return;
        }
        Sent request = journey.request(operation).as(STRANGER);

        Answer outside = journey.send(request);
        Answer absent = journey.send(request.path(withId(operation, NOBODY)));

        assertRefused(operation, outside, 404, "not-found");
        assertThat(withoutRequestId(outside)).isEqualTo(withoutRequestId(absent));
    }

    private static JsonNode withoutRequestId(Answer answer) {
        ObjectNode problem = (ObjectNode) answer.json();
        problem.remove("requestId");
        return problem;
    }

    // --- bodies ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("withJson")
    void allFaultsOfABodyComeAtOnce(Described operation) {
        Set<String> expected = new TreeSet<>();
        ObjectNode body = Api.JSON.createObjectNode();
        spoil(operation, operation.bodySchema().orElseThrow(), "", body, expected);

        Answer answer = journey.send(journey.fresh(operation).body(body.toString()));

        assertRefused(operation, answer, 400, "invalid");
        assertThat(pointers(answer)).as(body.toString()).containsAll(expected);
        assertThat(faults(answer)).as(body.toString()).doesNotHaveDuplicates();
    }

    /// Puts what is wrong under each name.
    private static void spoil(
            Described operation, JsonNode schema, String pointer, ObjectNode body, Set<String> expected) {
        schema.path("properties").forEachEntry((name, any) -> {
            JsonNode property = operation.resolved(any);
            String at = pointer + "/" + name;
            if (property.path("properties").isObject()) {
                spoil(operation, property, at, body.putObject(name), expected);
            } else if (property.path("type").toString().contains("array")) {
                body.putArray(name).add("?!");
                expected.add(at + "/0");
            } else {
                // Text of any kind still has no control characters.
                body.put(name, "\u0007?!");
                expected.add(at);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void whatIsRequiredIsSaid(Described operation) {
        if (operation.verb().equals("PATCH")) {
            return;
        }
        List<String> required = operation
                .bodySchema()
                .orElseThrow()
                .path("required")
                .valueStream()
                .map(name -> "/" + name.asString() + " required")
                .toList();

        if (required.isEmpty()) {
            return;
        }
        Answer answer = journey.send(journey.fresh(operation).body("{}"));

        assertRefused(operation, answer, 400, "invalid");
        assertThat(faults(answer)).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void unknownFieldsAreErrors(Described operation) {
        Sent request = journey.fresh(operation);
        ObjectNode body = (ObjectNode) Api.JSON.readTree(request.body());
        body.put("noSuchField", 1).put("norThis", "x");

        Answer answer = journey.send(request.body(body.toString()));

        assertRefused(operation, answer, 400, "invalid");
        assertThat(faults(answer)).containsExactlyInAnyOrder("/noSuchField unknown-field", "/norThis unknown-field");
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void brokenJsonIsNamed(Described operation) {
        assertRefused(operation, journey.send(journey.fresh(operation).body("{\"a\":")), 400, "malformed-json");
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void aBodyBeyondItsLimitIsRefused(Described operation) {
        String body = "{\"x\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertRefused(operation, journey.send(journey.fresh(operation).body(body)), 413, "body-too-large");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void anotherContentTypeIsRefused(Described operation) {
        Sent request = journey.fresh(operation).with("Content-Type", "application/x-www-form-urlencoded");

        Answer answer = journey.send(request);

        assertRefused(operation, answer, 415, "unsupported-media-type");
        assertThat(answer.header("Accept")).isNotEmpty();
    }

    // --- versions and keys ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("changing")
    void aChangeNeedsTheVersionThatWasRead(Described operation) {
        Sent request = journey.fresh(operation);

        assertRefused(operation, journey.send(request.without("If-Match")), 428, "precondition-required");
        assertRefused(operation, journey.send(request.with("If-Match", "\"999999\"")), 412, "stale");
        Answer noTag = journey.send(request.with("If-Match", "7"));
        assertRefused(operation, noTag, 400, "invalid");
        assertThat(pointers(noTag)).containsExactly("/If-Match");
    }

    @ParameterizedTest
    @MethodSource("keyed")
    void theSameKeyIsTheSameAct(Described operation) {
        Sent request = journey.request(operation);
        Answer first = journey.answer(operation);

        Answer again = journey.send(request);
        Answer other = journey.send(request.body(otherwise(request.body())));
        Answer noKey = journey.send(request.with("Idempotency-Key", "short"));

        assertThat(again.status()).as(again.toString()).isEqualTo(first.status());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        asDescribed(operation, again);
        assertRefused(operation, other, 422, "idempotency-mismatch");
        assertRefused(operation, noKey, 400, "invalid");
        assertThat(pointers(noKey)).containsExactly("/Idempotency-Key");
    }

    /// The same with another word in it.
    private static String otherwise(@Nullable String body) {
        String text = Objects.requireNonNull(body);
        for (String[] change : new String[][] {
            {"Nguyễn Thị Mai", "Nguyễn Thị Lan"},
            {"Võ Văn Hùng", "Võ Văn Dũng"},
            {"Hoa Mai", "Hoa Đào"},
            {"3A1", "3A9"},
            {"2025-09-05", "2025-09-06"},
            {"2026-09-05", "2026-09-06"},
            {"2026-11-02", "2026-11-03"},
            {"HS-0001", "HS-0002"}
        }) {
            if (text.contains(change[0])) {
                return text.replace(change[0], change[1]);
            }
        }
        throw new AssertionError("say here what else the example could say: " + text);
    }

    // --- lists ----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("listing")
    void aListHasALimit(Described operation) {
        Sent request = bare(operation);

        for (String limit : List.of("0", "5001", "many")) {
            Answer answer = journey.send(request.query("limit=" + limit));
            assertRefused(operation, answer, 400, "invalid");
            assertThat(pointers(answer)).containsExactly("/limit");
        }
        Answer one = journey.send(request.query("limit=1"));
        asDescribed(operation, one);
        if (one.header("Content-Type").startsWith("application/json")) {
            assertThat(one.json().path("items").size()).isLessThanOrEqualTo(1);
        }
    }

    private static Sent bare(Described operation) {
        Sent request = journey.request(operation);
        return request.path(request.path().replaceAll("\\?.*", ""));
    }

    @ParameterizedTest
    @MethodSource("withQuery")
    void whatIsWrongInAQueryIsNamed(Described operation) {
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asString();
            Answer answer = journey.send(bare(operation).query(name + "=%07%3F"));
            assertRefused(operation, answer, 400, "invalid");
            assertThat(pointers(answer)).containsExactly("/" + name);
        }
    }

    /// What the description gives as an example of a parameter is taken.
    @ParameterizedTest
    @MethodSource("withQuery")
    void eachParametersExampleWorks(Described operation) {
        for (JsonNode parameter : operation.parameters("query")) {
            if (parameter.has("example")) {
                JsonNode example = parameter.path("example");
                String one = (example.isArray() ? example.path(0) : example).asString("");
                String pair = parameter.path("name").asString() + "=" + URLEncoder.encode(one, StandardCharsets.UTF_8);
                Answer answer = journey.send(bare(operation).query(pair));
                assertThat(answer.status()).as(pair + " " + answer).isEqualTo(200);
                asDescribed(operation, answer);
            }
        }
    }

    // --- methods and types ----------------------------------------------------------------------------------------

    @ParameterizedTest
    @MethodSource("operations")
    void anotherMethodIsRefused(Described operation) {
        List<String> verbs = new ArrayList<>(List.of("DELETE", "PUT", "PATCH", "POST"));
        Set<String> described = operations()
                .filter(other -> other.path().equals(operation.path()))
                .map(Described::verb)
                .collect(Collectors.toSet());
        verbs.removeAll(described);

        for (String verb : verbs) {
            Answer answer = journey.send(journey.request(operation).verb(verb));
            assertThat(answer.status()).as(verb + " " + answer).isEqualTo(405);
            assertThat(answer.code()).isEqualTo("method-not-allowed");
            assertThat(answer.header("Allow").split(", ", -1)).contains(described.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anotherTypeOfAnswerIsRefused(Described operation) {
        if (!operation.verb().equals("GET") || operation.isOfAPerson()) {
            return;
        }
        Answer answer = journey.send(journey.request(operation).with("Accept", "image/png"));

        assertRefused(operation, answer, 406, "not-acceptable");
    }

    /// The last of the walk: nothing else is asked of what was taken back.
    @AfterAll
    static void takeBack() {
        journey.operations().stream().filter(ApiWalkIT::isEnd).forEach(operation -> {
            journey.go(operation);
            Answer answer = journey.answer(operation);
            // A job may have come to its end meanwhile.
            assertThat(answer.status()).as(operation + " " + answer).isIn(200, 202, 409);
            asDescribed(operation, answer);
        });
    }
}
