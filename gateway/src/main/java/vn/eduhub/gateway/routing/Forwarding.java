package vn.eduhub.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.ServerResponse;
import vn.eduhub.gateway.GatewayError;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.RequestIdFilter;

/// Sends a request to an instance of its service and passes the answer back as it comes. The gateway's own exchange
/// knows one address for each route; this one knows a list, goes on to the next instance where that cannot do anything
/// twice, and stops asking a service whose instances all fail.
final class Forwarding implements ProxyExchange {

    /// Request attribute: the name of the service.
    static final String SERVICE = Forwarding.class.getName() + ".service";

    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host",
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "expect",
            "content-length",
            "content-type",
            "x-request-id",
            // Only our own services speak for a submitter, and they do not come in here.
            "hub-submitter");

    private static final Set<String> NOT_PASSED_BACK =
            Set.of("connection", "keep-alive", "transfer-encoding", "trailer", "upgrade", "x-request-id", "date");

    private final Map<String, Instances> instances;
    private final Map<String, CircuitBreaker> breakers;
    private final CloseableHttpClient http;
    private final RequestConfig patience;
    private final RequestConfig uploadPatience;
    private final long uploadBytesMax;

    Forwarding(
            Map<String, Instances> instances,
            Map<String, CircuitBreaker> breakers,
            CloseableHttpClient http,
            RoutingProperties properties) {
        this.instances = instances;
        this.breakers = breakers;
        this.http = http;
        this.patience = patience(properties.answerTimeout().toMillis());
        this.uploadPatience = patience(properties.uploadTimeout().toMillis());
        this.uploadBytesMax = properties.uploadMax().toBytes();
    }

    private static RequestConfig patience(long millis) {
        return RequestConfig.custom()
                .setResponseTimeout(Timeout.ofMilliseconds(millis))
                .setConnectionRequestTimeout(Timeout.ofSeconds(2))
                .build();
    }

    @Override
    public ServerResponse exchange(Request request) {
        HttpServletRequest caller = request.getServerRequest().servletRequest();
        String service = (String) caller.getAttribute(SERVICE);
        CircuitBreaker breaker = known(breakers, service);
        if (!breaker.tryAcquirePermission()) {
            throw new HubException(GatewayError.SERVICE_UNAVAILABLE, service);
        }
        long begun = breaker.getCurrentTimestamp();
        try {
            HttpEntity body = RequestBody.of(caller, uploadBytesMax);
            ClassicHttpResponse answer = firstAnswer(service, request, body);
            breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
            return passedBack(answer);
        } catch (NoAnswerException e) {
            breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), e);
            throw new HubException(e.error, service);
        } catch (HubException | CallerGoneException e) {
            // No fault of the service.
            breaker.releasePermission();
            throw e;
        }
    }

    private ClassicHttpResponse firstAnswer(String service, Request request, @Nullable HttpEntity body)
            throws NoAnswerException {
        Instances candidates = known(instances, service);
        boolean repeatable = isRepeatable(request, body);
        HttpClientContext context = HttpClientContext.create();
        context.setRequestConfig(
                RequestBody.isUpload(request.getServerRequest().servletRequest()) ? uploadPatience : patience);
        for (HttpHost instance : candidates.inOrder()) {
            try {
                return http.executeOpen(instance, outgoing(instance, request, body), context);
            } catch (ConnectException | ConnectTimeoutException | NoRouteToHostException e) {
                // Nothing was sent.
                candidates.passOver(instance);
            } catch (SocketTimeoutException e) {
                candidates.passOver(instance);
                if (!repeatable) {
                    throw new NoAnswerException(GatewayError.SERVICE_TIMEOUT, e);
                }
            } catch (InterruptedIOException e) {
                Thread.currentThread().interrupt();
                throw new NoAnswerException(GatewayError.SERVICE_UNAVAILABLE, e);
            } catch (IOException e) {
                // Broken off in the middle: it may have done what was asked.
                if (!repeatable) {
                    throw new NoAnswerException(GatewayError.SERVICE_UNAVAILABLE, e);
                }
            }
        }
        throw new NoAnswerException(GatewayError.SERVICE_UNAVAILABLE, null);
    }

    /// Whether asking twice does nothing twice.
    private static boolean isRepeatable(Request request, @Nullable HttpEntity body) {
        if (body != null && !body.isRepeatable()) {
            return false;
        }
        String method = request.getMethod().name();
        return method.equals("GET")
                || method.equals("HEAD")
                || (method.equals("POST") && request.getHeaders().getFirst("Idempotency-Key") != null);
    }

    private static ClassicHttpRequest outgoing(HttpHost instance, Request request, @Nullable HttpEntity body) {
        HttpServletRequest caller = request.getServerRequest().servletRequest();
        String query = caller.getQueryString();
        // As it was sent: taking it apart and putting it together again may change it.
        String target = caller.getRequestURI() + (query == null ? "" : "?" + query);
        ClassicHttpRequest outgoing =
                new BasicClassicHttpRequest(request.getMethod().name(), instance, target);
        request.getHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> outgoing.addHeader(name, value));
            }
        });
        String requestId = MDC.get("requestId");
        if (requestId != null) {
            outgoing.addHeader(RequestIdFilter.HEADER, requestId);
        }
        if (body != null) {
            outgoing.setEntity(body);
        }
        return outgoing;
    }

    private static ServerResponse passedBack(ClassicHttpResponse answer) {
        return ServerResponse.status(HttpStatusCode.valueOf(answer.getCode()))
                .headers(headers -> copy(answer, headers))
                .build((_, response) -> {
                    try (answer) {
                        HttpEntity entity = answer.getEntity();
                        if (entity != null) {
                            try (InputStream content = entity.getContent()) {
                                content.transferTo(response.getOutputStream());
                            }
                        }
                    }
                    return null;
                });
    }

    private static void copy(ClassicHttpResponse answer, HttpHeaders headers) {
        for (Header header : answer.getHeaders()) {
            if (!NOT_PASSED_BACK.contains(header.getName().toLowerCase(Locale.ROOT))) {
                headers.add(header.getName(), header.getValue());
            }
        }
    }

    private static <V> V known(Map<String, V> byService, String service) {
        V value = byService.get(service);
        if (value == null) {
            throw new IllegalStateException("no such service: " + service);
        }
        return value;
    }

    /// No instance answered.
    private static final class NoAnswerException extends Exception {

        private final transient GatewayError error;

        NoAnswerException(GatewayError error, @Nullable IOException cause) {
            super(error.name(), cause);
            this.error = error;
        }
    }
}
