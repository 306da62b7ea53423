package vn.eduhub.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// `POST /v1/learners`, each with a new learner and an `Idempotency-Key`, as a school's system sends it.
final class Registrations implements Traffic {

    static final int CREATED = 201;

    /// Told of every answer, on the thread that got it.
    interface Listener {

        void registered(School school, Answer answer, long at);
    }

    private final List<School> schools;
    private final Map<String, String> heads;
    private final NewLearners learners;
    private final RandomGenerator random;
    private final Listener listener;
    private School school;

    private Registrations(List<School> schools, Map<String, String> heads, RandomGenerator random, Listener listener) {
        this.schools = schools;
        this.heads = heads;
        this.random = random;
        this.learners = new NewLearners(random);
        this.listener = listener;
        this.school = schools.getFirst();
    }

    /// Makes traffic for one connection after the other; the tokens are fetched here, not while something is measured.
    static Supplier<Traffic> at(List<School> schools, Bench bench, Listener listener) {
        Map<String, String> heads = new HashMap<>();
        for (School school : schools) {
            heads.computeIfAbsent(school.client(), client -> head(bench.gateway(), client));
        }
        return () -> new Registrations(schools, heads, bench.random().split(), listener);
    }

    private static String head(Gateway gateway, String client) {
        return "POST /v1/learners HTTP/1.1\r\nHost: " + gateway.address().getAuthority() + "\r\nAuthorization: "
                + gateway.tokens().bearer(client)
                + "\r\nAccept: application/json\r\nContent-Type: application/json\r\nIdempotency-Key: bench-";
    }

    @Override
    public byte[] next() {
        school = schools.get(random.nextInt(schools.size()));
        byte[] body = learners.body(school.id()).getBytes(StandardCharsets.UTF_8);
        byte[] head = (heads.get(school.client()) + HexFormat.of().toHexDigits(random.nextLong())
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    @Override
    public void answered(Answer answer, long at) {
        listener.registered(school, answer, at);
    }
}
