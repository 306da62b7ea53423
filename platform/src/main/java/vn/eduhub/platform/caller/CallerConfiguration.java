package vn.eduhub.platform.caller;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
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
    SecurityFilterChain securityFilterChain(HttpSecurity http, ProblemWriter problems) {
        AuthenticationEntryPoint unauthenticated = (request, response, exception) ->
                problems.write(request, response, new HubException(PlatformError.UNAUTHENTICATED));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, exception) ->
                                problems.write(request, response, new HubException(PlatformError.FORBIDDEN))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> {})
                .build();
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
