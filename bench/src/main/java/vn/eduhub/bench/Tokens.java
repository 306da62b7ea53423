package vn.eduhub.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.eduhub.local.hub.Hub;

/// Access tokens of machine clients, kept as long as a careful client would.
final class Tokens {

    /// Tokens are good for five minutes, a load run lasts at most three.
    private static final long KEPT_NANOS = 90_000_000_000L;

    private final Hub hub;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    Tokens(Hub hub) {
        this.hub = hub;
    }

    /// The value of an `Authorization` header.
    String bearer(String client) {
        Token token = tokens.compute(
                client,
                (_, held) -> held == null || System.nanoTime() - held.since() > KEPT_NANOS
                        ? new Token("Bearer " + hub.token(client), System.nanoTime())
                        : held);
        return token.bearer();
    }

    /// After a reset the sign-on has other keys.
    void forget() {
        tokens.clear();
    }

    private record Token(String bearer, long since) {

        @Override
        public String toString() {
            return "Token[…]";
        }
    }
}
