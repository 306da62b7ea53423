package vn.eduhub.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import vn.eduhub.gateway.access.AccessLog;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Counts the requests of each client by its id, uploads apart from the rest. Each gateway instance counts for itself.
public final class ClientLimits {

    /// Clients come from the realm; the bound is against one that makes them up, should that ever be possible.
    private static final int CLIENTS_MAX = 100_000;

    private final LoadingCache<String, Bucket> requests;
    private final LoadingCache<String, Bucket> uploads;

    ClientLimits(LimitProperties properties) {
        requests = buckets(Bandwidth.builder()
                .capacity(properties.requestsAtOnce())
                .refillGreedy(properties.requestsPerSecond(), Duration.ofSeconds(1))
                .build());
        uploads = buckets(Bandwidth.builder()
                .capacity(properties.uploadsPerMinute())
                .refillGreedy(properties.uploadsPerMinute(), Duration.ofMinutes(1))
                .build());
    }

    private static LoadingCache<String, Bucket> buckets(Bandwidth limit) {
        return Caffeine.newBuilder()
                .maximumSize(CLIENTS_MAX)
                // A bucket that nobody took from for an hour is full, like a new one.
                .expireAfterAccess(Duration.ofHours(1))
                .build(_ -> Bucket.builder().addLimit(limit).build());
    }

    /// Ends the request with 429 when its client has used up what it may ask.
    public void take(HttpServletRequest request, boolean upload) {
        String client = CallerReader.clientId(CallerReader.token());
        request.setAttribute(AccessLog.CLIENT, client);
        Bucket bucket = (upload ? uploads : requests).get(client);
        if (!bucket.tryConsume(1)) {
            throw new HubException(PlatformError.LIMIT);
        }
    }
}
