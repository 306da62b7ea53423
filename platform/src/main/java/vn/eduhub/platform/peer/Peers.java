package vn.eduhub.platform.peer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
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

    private final AddressProperties addresses;
    private final ServiceToken token;
    private final CloseableHttpClient http;
    private final Map<URI, Long> passedOverUntil = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /// @param http with its time-outs set
    Peers(AddressProperties addresses, ServiceToken token, CloseableHttpClient http) {
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
                    A answered = send(request(instance, path, bytes, authorization, headers), answer);
                    passedOverUntil.remove(instance);
                    return answered;
                } catch (RefusedException e) {
                    status = e.status;
                    LOG.warn("{} answered {} to {}", service, status, path);
                    if (status < 500) {
                        throw new PeerUnavailableException(service, status);
                    }
                } catch (JacksonException e) {
                    LOG.error("{} answered what cannot be read to {}", service, path);
                } catch (InterruptedIOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new PeerUnavailableException(service, status);
                    }
                    LOG.debug("{} did not answer in time", instance);
                } catch (IOException e) {
                    LOG.debug("{} did not answer: {}", instance, e.getClass().getSimpleName());
                }
                passedOverUntil.put(instance, System.nanoTime() + PASSED_OVER.toNanos());
            }
        }
        throw new PeerUnavailableException(service, status);
    }

    private <A> A send(HttpPost request, Class<A> answer) throws IOException {
        return http.execute(request, response -> {
            if (response.getCode() != HttpStatus.SC_OK) {
                EntityUtils.consume(response.getEntity());
                throw new RefusedException(response.getCode());
            }
            return HubJson.TOLERANT.readValue(EntityUtils.toByteArray(response.getEntity()), answer);
        });
    }

    /// An instance answered, but not with 200.
    private static final class RefusedException extends IOException {

        private final int status;

        RefusedException(int status) {
            super("answered " + status);
            this.status = status;
        }
    }

    private boolean isPassedOver(URI instance) {
        Long until = passedOverUntil.get(instance);
        return until != null && System.nanoTime() - until < 0;
    }

    private static HttpPost request(
            URI instance, String path, byte[] body, String authorization, Map<String, String> headers) {
        HttpPost request = new HttpPost(instance.resolve(path));
        request.setHeader("Authorization", authorization);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        String requestId = MDC.get("requestId");
        if (requestId != null) {
            request.setHeader(RequestIdFilter.HEADER, requestId);
        }
        headers.forEach(request::setHeader);
        return request;
    }
}
