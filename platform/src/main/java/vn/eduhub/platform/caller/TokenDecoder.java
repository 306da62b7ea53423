package vn.eduhub.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers tokens that were checked, because a client sends the same one for minutes and checking RS256
/// costs about 30 µs. A remembered token is refused as soon as it expires.
final class TokenDecoder implements JwtDecoder {

    private static final int TOKENS_MAX = 20_000;

    private final JwtDecoder checking;
    private final InstantSource clock;
    private final Cache<String, Jwt> checked = Caffeine.newBuilder()
            .maximumSize(TOKENS_MAX)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    TokenDecoder(JwtDecoder checking, InstantSource clock) {
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = checked.getIfPresent(token);
        if (known != null) {
            Instant expiry = Objects.requireNonNull(known.getExpiresAt());
            if (clock.instant().isAfter(expiry)) {
                checked.invalidate(token);
                throw new BadJwtException("expired");
            }
            return known;
        }
        Jwt jwt = checking.decode(token);
        if (jwt.getExpiresAt() != null) {
            checked.put(token, jwt);
        }
        return jwt;
    }
}
