package vn.eduhub.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import vn.eduhub.gateway.access.AccessLog;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Counts the requests of each client by its id, uploads apart from the rest, and those of readers of `/docs`, who have
/// no token, by their address. Each gateway instance counts for itself.
public final class ClientLimits {

    /// Clients come from the realm; the bound is against one that makes them up, should that ever be possible.
    private static final int CLIENTS_MAX = 100_000;

    private final Lane requests;
    private final Lane uploads;
    private final Lane readers;

    ClientLimits(LimitProperties properties) {
        requests = new Lane(
                "requests", properties.requestsAtOnce(), properties.requestsPerSecond(), Duration.ofSeconds(1));
        uploads = new Lane(
                "uploads", properties.uploadsPerMinute(), properties.uploadsPerMinute(), Duration.ofMinutes(1));
        readers = new Lane("docs", properties.docsPerMinute(), properties.docsPerMinute(), Duration.ofMinutes(1));
    }

    /// Ends the request with 429 when its client has used up what it may ask. How much is left is told either way
    /// (draft-ietf-httpapi-ratelimit-headers).
    public void take(HttpServletRequest request, HttpServletResponse response, boolean upload) {
        String client = CallerReader.clientId(CallerReader.token());
        request.setAttribute(AccessLog.CLIENT, client);
        Lane lane = upload ? uploads : requests;
        ConsumptionProbe taken = lane.buckets.get(client).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Policy", lane.policy);
        response.setHeader("RateLimit", lane.left(taken.getRemainingTokens()));
        if (!taken.isConsumed()) {
            throw new HubException(PlatformError.LIMIT);
        }
    }

    /// Ends the request of somebody without a token with 429 when their address has used up what it may ask.
    public void takeReader(HttpServletRequest request) {
        if (!readers.buckets.get(request.getRemoteAddr()).tryConsume(1)) {
            throw new HubException(PlatformError.LIMIT);
        }
    }

    private static final class Lane {

        private final String left;
        private final String policy;
        private final LoadingCache<String, Bucket> buckets;

        /// @param atOnce after a pause
        /// @param refill comes back in each period
        Lane(String name, int atOnce, int refill, Duration period) {
            long secondsUntilFull = Math.ceilDiv(atOnce * period.toSeconds(), refill);
            left = "\"" + name + "\";r=";
            policy = "\"" + name + "\";q=" + atOnce + ";w=" + secondsUntilFull;
            Bandwidth limit = Bandwidth.builder()
                    .capacity(atOnce)
                    .refillGreedy(refill, period)
                    .build();
            buckets = Caffeine.newBuilder()
                    .maximumSize(CLIENTS_MAX)
                    // A bucket that nobody took from for an hour is full, like a new one.
                    .expireAfterAccess(Duration.ofHours(1))
                    .build(_ -> Bucket.builder().addLimit(limit).build());
        }

        String left(long tokens) {
            return left + tokens;
        }
    }
}
