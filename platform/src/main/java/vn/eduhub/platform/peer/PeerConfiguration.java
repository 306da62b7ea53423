package vn.eduhub.platform.peer;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import vn.eduhub.platform.caller.SignOnProperties;

@AutoConfiguration
@EnableConfigurationProperties(AddressProperties.class)
class PeerConfiguration {

    @Bean
    Peers peers(AddressProperties addresses, SignOnProperties signOn, InstantSource clock, Environment environment) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        ServiceToken token =
                new ServiceToken(signOn, environment.getRequiredProperty("spring.application.name"), http, clock);
        return new Peers(addresses, token, http);
    }
}
