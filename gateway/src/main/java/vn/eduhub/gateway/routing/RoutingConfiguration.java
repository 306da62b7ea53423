package vn.eduhub.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import vn.eduhub.gateway.access.AccessLog;
import vn.eduhub.gateway.limit.ClientLimits;
import vn.eduhub.platform.peer.AddressProperties;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.ProblemWriter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RoutingProperties.class)
class RoutingConfiguration {

    /// The exchange picks the instance; until then a route points nowhere.
    private static final URI NOWHERE = URI.create("http://service.invalid");

    @Bean(destroyMethod = "close")
    CloseableHttpClient forwardingClient(RoutingProperties properties) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(properties.connectionsMax())
                .setMaxConnTotal(properties.connectionsMax() * 8)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.answerTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .build();
        // What is sent goes through as it is: nothing is unpacked, remembered, followed or sent again by the client.
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableDefaultUserAgent()
                .disableConnectionState()
                .build();
    }

    @Bean
    Map<String, Instances> serviceInstances(AddressProperties addresses) {
        Map<String, Instances> instances = new LinkedHashMap<>();
        for (Route route : Route.values()) {
            instances.put(route.service(), new Instances(addresses.of(route.service())));
        }
        return instances;
    }

    @Bean
    Prober prober(
            Map<String, Instances> serviceInstances,
            CloseableHttpClient forwardingClient,
            RoutingProperties properties) {
        return new Prober(serviceInstances.values(), forwardingClient, properties);
    }

    @Bean
    ProxyExchange forwarding(
            Map<String, Instances> serviceInstances,
            CloseableHttpClient forwardingClient,
            RoutingProperties properties) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(50)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(5)
                .build();
        Map<String, CircuitBreaker> breakers = new LinkedHashMap<>();
        serviceInstances.keySet().forEach(service -> breakers.put(service, CircuitBreaker.of(service, config)));
        return new Forwarding(serviceInstances, breakers, forwardingClient, properties);
    }

    @Bean
    RouterFunction<ServerResponse> routes(ClientLimits limits, ProblemWriter problems) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Route route : Route.values()) {
            for (String pattern : route.patterns()) {
                RouterFunction<ServerResponse> forwarded =
                        RouterFunctions.route(RequestPredicates.path(pattern), http());
                routes.add(forwarded.filter(passing(limits, problems, route, pattern)));
            }
        }
        return routes.route(RequestPredicates.all(), _ -> problem(problems, HubException.notFound()))
                .build();
    }

    private static HandlerFilterFunction<ServerResponse, ServerResponse> passing(
            ClientLimits limits, ProblemWriter problems, Route route, String pattern) {
        return (request, next) -> {
            request.servletRequest().setAttribute(AccessLog.ROUTE, pattern);
            request.servletRequest().setAttribute(Forwarding.SERVICE, route.service());
            MvcUtils.setRequestUrl(request, NOWHERE);
            try {
                limits.take(request.servletRequest(), response(), isUpload(request));
                return next.handle(request);
            } catch (HubException e) {
                return problem(problems, e);
            } catch (CallerGoneException e) {
                return problem(problems, new HubException(PlatformError.BAD_REQUEST));
            }
        };
    }

    /// Where the answer will go: a filter of routes is not given it.
    private static HttpServletResponse response() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse());
    }

    private static boolean isUpload(ServerRequest request) {
        return RequestBody.isUpload(request.servletRequest());
    }

    private static ServerResponse problem(ProblemWriter problems, HubException exception) {
        return ServerResponse.status(exception.error().status()).build((request, response) -> {
            problems.write(request, response, exception);
            return null;
        });
    }
}
