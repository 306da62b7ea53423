package vn.eduhub.reporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.platform.json.HubJson;

/// A broker, an issuer and the running service, which can be stopped and started again.
final class LocalHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalHub.class);

    private final Path folder;
    private final EmbeddedBroker broker;
    private final TestIssuer issuer;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext service;

    LocalHub(Path folder) {
        this.folder = folder;
        broker = EmbeddedBroker.startOpen(folder.resolve("broker"));
        issuer = TestIssuer.start();
        service = run();
        producer = new KafkaProducer<>(
                // One request at a time, like the hub's own: see EventLog.
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(ReportingServiceApplication.class)
                .run(
                        "--server.port=0",
                        "--hub.broker.bootstrap-servers=" + broker.bootstrapServers(),
                        "--hub.broker.security=NONE",
                        "--hub.sign-on.issuer=" + issuer.issuer(),
                        "--hub.keys.folder=" + folder.resolve("keys"),
                        "--hub.keys.generate=true",
                        "--hub.reporting.state=" + folder.resolve("state"),
                        "--hub.reporting.instance=reporting-test");
    }

    void stop() {
        service.close();
    }

    void start() {
        service = run();
    }

    String token(RecordId unit, String... roles) {
        return issuer.token("client", unit.value(), roles);
    }

    void send(Topic topic, RecordBody<?> body) {
        send(topic, body.recordId().value(), HubJson.TOLERANT.writeValueAsBytes(body));
    }

    void send(Topic topic, String key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic.topicName(), key, value), (_, fault) -> {
            if (fault != null) {
                LOG.error("an event was not sent", fault);
            }
        });
    }

    /// An institution under another one, stored now.
    static <T> RecordBody<T> body(RecordId id, long version, T content) {
        return new RecordBody<>(
                id,
                version,
                Instant.parse("2026-10-01T05:00:00Z"),
                "seed",
                "seed",
                false,
                List.of(id),
                List.of(),
                List.of(),
                null,
                null,
                content);
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() {
        producer.close();
        http.close();
        service.close();
        issuer.close();
        broker.close();
    }
}
