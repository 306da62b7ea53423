package vn.eduhub.bench;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// `GET /v1/learners/{id}` of learners registered before, in no order, each by who may.
final class Readings implements Traffic {

    static final int OK = 200;

    private final List<KnownLearners.Known> known;
    private final Map<String, String> tails;
    private final RandomGenerator random;

    private Readings(List<KnownLearners.Known> known, Map<String, String> tails, RandomGenerator random) {
        this.known = known;
        this.tails = tails;
        this.random = random;
    }

    static Supplier<Traffic> of(List<KnownLearners.Known> known, Bench bench) {
        Map<String, String> tails = new HashMap<>();
        for (KnownLearners.Known learner : known) {
            tails.computeIfAbsent(learner.client(), client -> tail(bench.gateway(), client));
        }
        return () -> new Readings(known, tails, bench.random().split());
    }

    private static String tail(Gateway gateway, String client) {
        return " HTTP/1.1\r\nHost: " + gateway.address().getAuthority() + "\r\nAuthorization: "
                + gateway.tokens().bearer(client) + "\r\nAccept: application/json\r\n\r\n";
    }

    @Override
    public byte[] next() {
        KnownLearners.Known learner = known.get(random.nextInt(known.size()));
        return ("GET " + learner.path() + tails.get(learner.client())).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void answered(Answer answer, long at) {
        // What a reader does with it is not ours to measure.
    }
}
