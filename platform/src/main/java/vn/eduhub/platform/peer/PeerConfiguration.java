package vn.eduhub.platform.peer;

import java.time.InstantSource;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import vn.eduhub.platform.caller.SignOnProperties;

@AutoConfiguration
@EnableConfigurationProperties(AddressProperties.class)
class PeerConfiguration {

    private static final int CONNECTIONS_MAX = 256;
    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final Timeout ANSWER = Timeout.ofSeconds(20);

    /// Blocking, for virtual threads: a call stays on its thread, where the JDK's client hands it to two others.
    @Bean(destroyMethod = "close")
    CloseableHttpClient peerClient() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .setMaxConnTotal(CONNECTIONS_MAX * 8)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(ANSWER)
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .disableAuthCaching()
                // The next instance is asked instead.
                .disableAutomaticRetries()
                .disableConnectionState()
                .build();
    }

    @Bean
    Peers peers(
            AddressProperties addresses,
            SignOnProperties signOn,
            CloseableHttpClient peerClient,
            InstantSource clock,
            Environment environment) {
        ServiceToken token =
                new ServiceToken(signOn, environment.getRequiredProperty("spring.application.name"), peerClient, clock);
        return new Peers(addresses, token, peerClient);
    }
}
