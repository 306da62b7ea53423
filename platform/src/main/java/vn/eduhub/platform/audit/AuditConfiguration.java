package vn.eduhub.platform.audit;

import com.mongodb.client.MongoClient;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.caller.SubmitterSigner;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.problem.ProblemWriter;

@AutoConfiguration
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(
            MongoClient client,
            BrokerProperties broker,
            HubKeys keys,
            InstantSource clock,
            RandomGenerator random,
            Environment environment) {
        return new AuditTrail(
                client,
                keys.auditKey(),
                new HeadLog(broker, keys.auditKey(), clock),
                clock,
                random,
                environment.getRequiredProperty("spring.application.name"));
    }

    @Bean
    AuditExit auditExit(AuditTrail trail, InstantSource clock) {
        return new AuditExit(trail, clock);
    }

    @Bean
    AuditAdvice auditAdvice(AuditExit exit, SubmitterSigner signer, ProblemWriter problems) {
        return new AuditAdvice(exit, signer, problems);
    }

    /// A purpose that is none is told before anything is done.
    @Bean
    WebMvcConfigurer purposes() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        var _ = Purpose.read(request.getHeader(Purpose.HEADER));
                        return true;
                    }
                });
            }
        };
    }
}
