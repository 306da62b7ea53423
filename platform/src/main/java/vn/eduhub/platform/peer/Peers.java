package vn.eduhub.platform.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.problem.RequestIdFilter;

/// Calls other services of the hub with this service's own token. Every internal call may be made again, so
/// an instance that refuses or does not answer in time is passed over for a while and the next one is asked.
/// Thread-safe.
public final class Peers {

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);
    private static final Duration PASSED_OVER = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AddressProperties addresses;
    private final ServiceToken token;
    private final HttpClient http;
    private final Map<URI, Long> passedOverUntil = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Peers(AddressProperties addresses, ServiceToken token, HttpClient http) {
        this.addresses = addresses;
        this.token = token;
        this.http = http;
    }

    /// Posts a body as JSON and reads the answer, ignoring fields it does not know.
    ///
    /// @param headers further headers
    /// @throws PeerUnavailableException when no instance answered with 200, or the sign-on gives us no token
    public <A> A post(String service, String path, Object body, Class<A> answer, Map<String, String> headers) {
        byte[] bytes = HubJson.TOLERANT.writeValueAsBytes(body);
        String authorization = "Bearer " + token.get();
        List<URI> instances = addresses.of(service);
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        int status = 0;
        for (boolean lastResort : new boolean[] {false, true}) {
            for (int i = 0; i < instances.size(); i++) {
                URI instance = instances.get((first + i) % instances.size());
                if (!lastResort && isPassedOver(instance)) {
                    continue;
                }
                try {
                    HttpResponse<byte[]> response = http.send(
                            request(instance, path, bytes, authorization, headers),
                            HttpResponse.BodyHandlers.ofByteArray());
                    status = response.statusCode();
                    if (status == 200) {
                        passedOverUntil.remove(instance);
                        return HubJson.TOLERANT.readValue(response.body(), answer);
                    }
                    LOG.warn("{} answered {} to {}", service, status, path);
                    if (status < 500) {
                        throw new PeerUnavailableException(service, status);
                    }
                } catch (JacksonException e) {
                    LOG.error("{} answered what cannot be read to {}", service, path);
                } catch (IOException e) {
                    LOG.debug("{} did not answer: {}", instance, e.getClass().getSimpleName());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new PeerUnavailableException(service, status);
                }
                passedOverUntil.put(instance, System.nanoTime() + PASSED_OVER.toNanos());
            }
        }
        throw new PeerUnavailableException(service, status);
    }

    private boolean isPassedOver(URI instance) {
        Long until = passedOverUntil.get(instance);
        return until != null && System.nanoTime() - until < 0;
    }

    private static HttpRequest request(
            URI instance, String path, byte[] body, String authorization, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String requestId = MDC.get("requestId");
        if (requestId != null) {
            request.header(RequestIdFilter.HEADER, requestId);
        }
        headers.forEach(request::header);
        return request.build();
    }
}
