package vn.eduhub.platform.caller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.problem.ProblemWriter;

/// Every service checks the token itself; the gateway is not a wall to hide behind.
@AutoConfiguration(
        // These step back when there is a filter chain, so ours has to be seen first.
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(SignOnProperties.class)
class CallerConfiguration {

    private static final String BEARER = "Bearer ";

    @Bean
    JwtDecoder jwtDecoder(SignOnProperties properties, InstantSource clock) {
        // The keys are fetched with the first token, not at the start: sign-on may come up later than we do.
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSetUri(properties.keysAddress()).build();
        JwtTimestampValidator time = new JwtTimestampValidator(Duration.ofSeconds(30));
        time.setAllowEmptyExpiryClaim(false);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<Jwt>(List.of(
                time,
                new JwtIssuerValidator(properties.issuer()),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(properties.audience())))));
        return new TokenDecoder(decoder, clock);
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ProblemWriter problems, SignOnProperties properties) {
        AuthenticationEntryPoint unauthenticated = (request, response, exception) ->
                problems.write(request, response, new HubException(PlatformError.UNAUTHENTICATED));
        http.setSharedObject(RequestCache.class, new NullRequestCache());
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                properties.openPaths().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, _) -> new AuthorizationDecision(isOperator(caller.get())))
                        .anyRequest()
                        .authenticated())
                // Rights come from the token's own claims (CallerReader), none are made of its scopes.
                .oauth2ResourceServer(server -> server.jwt(jwt ->
                                jwt.jwtAuthenticationConverter(token -> new JwtAuthenticationToken(token, List.of())))
                        .authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, exception) ->
                                problems.write(request, response, new HubException(PlatformError.FORBIDDEN))))
                // Nothing is kept between two requests, so whatever would look for something kept is left out; and
                // whoever is refused leaves no request behind in a session.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .servletApi(servletApi -> servletApi.disable())
                .build();
    }

    private static boolean isOperator(Authentication caller) {
        return caller.getPrincipal() instanceof Jwt token
                && CallerReader.roles(token).contains(HubRole.OPERATOR);
    }

    /// The decoder finds out whether it is a token; the default resolver first looks at each of its thousand
    /// characters with a regular expression.
    @Bean
    BearerTokenResolver bearerTokenResolver() {
        return request -> {
            String header = request.getHeader("Authorization");
            return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? header.substring(BEARER.length()).strip()
                    : null;
        };
    }

    /// Each filter of the chain would be timed on its own for every request; the request as a whole is.
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// As strict as the default. That one matches each header's value with a regular expression over Unicode
    /// classes whenever it is asked for: a tenth of a request's CPU time with a token of a thousand characters.
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(CallerConfiguration::isPrintable);
        firewall.setAllowedHeaderValues(CallerConfiguration::isPrintable);
        return firewall;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || (c > '~' && Character.getType(c) == Character.UNASSIGNED)) {
                return false;
            }
        }
        return true;
    }

    /// A path with a semicolon, an encoded slash or the like is refused before anyone is asked who they are;
    /// told like any other thing that is not here. Left to itself it would end as 401, whatever the token.
    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, rejected) -> problems.write(request, response, HubException.notFound());
    }

    @Bean
    SubmitterSigner submitterSigner(HubKeys keys, InstantSource clock) {
        return new SubmitterSigner(keys.headerKey(), clock);
    }

    @Bean
    WebMvcConfigurer callerArguments(SubmitterSigner signer) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgumentResolver(signer));
            }
        };
    }
}
