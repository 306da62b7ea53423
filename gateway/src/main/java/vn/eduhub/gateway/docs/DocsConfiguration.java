package vn.eduhub.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import vn.eduhub.gateway.limit.ClientLimits;

/// `/docs`, open without a token: what is to be read there is no secret. All of it comes out of this jar.
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {

    /// Swagger UI writes style attributes and draws its icons from data URLs; scripts are files of ours only.
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private static final List<String> UI =
            List.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png");

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain docsSecurity(HttpSecurity http) {
        return http.securityMatcher("/docs", "/docs/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .sessionManagement(session -> session.disable())
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /// Before the routes to services, of which the last takes everything.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> docs(ClientLimits limits) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        files().forEach((path, file) -> routes.GET(path, _ -> file.answer()));
        routes.GET(
                "/docs/",
                _ -> ServerResponse.permanentRedirect(URI.create("/docs")).build());
        routes.filter((request, next) -> {
            limits.takeReader(request.servletRequest());
            return next.handle(request);
        });
        return routes.build();
    }

    private static Map<String, StaticFile> files() {
        Map<String, StaticFile> files = new LinkedHashMap<>();
        files.put("/docs", StaticFile.of(new ClassPathResource("docs/index.html")));
        files.put("/docs/page.js", StaticFile.of(new ClassPathResource("docs/page.js")));
        String ui = "META-INF/resources/webjars/swagger-ui/" + version() + "/";
        UI.forEach(name -> files.put("/docs/ui/" + name, StaticFile.of(new ClassPathResource(ui + name))));
        for (Resource description : descriptions()) {
            files.put("/docs/openapi/" + description.getFilename(), StaticFile.of(description));
        }
        return files;
    }

    private static Resource[] descriptions() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath:openapi/*");
        } catch (IOException e) {
            throw new UncheckedIOException("openapi", e);
        }
    }

    /// Of the Swagger UI in the jar: its folder is called so.
    private static String version() {
        Properties properties = new Properties();
        try (InputStream file =
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties").getInputStream()) {
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("swagger-ui", e);
        }
    }
}
