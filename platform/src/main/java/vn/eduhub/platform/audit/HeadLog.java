package vn.eduhub.platform.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditHead;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.SigningKey;

/// Tells once a second, outside of the store, how far the chains of this process have come: whoever can write to the
/// store cannot take back what stands here.
final class HeadLog {

    private static final Logger LOG = LoggerFactory.getLogger(HeadLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final BrokerProperties properties;
    private final SigningKey key;
    private final InstantSource clock;
    /// The newest block of each chain that was not told yet.
    private final Map<String, AuditBlock> untold = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-heads").daemon().factory());
    private @Nullable KafkaProducer<String, byte[]> producer;

    HeadLog(BrokerProperties properties, SigningKey key, InstantSource clock) {
        this.properties = properties;
        this.key = key;
        this.clock = clock;
    }

    void grown(AuditBlock block) {
        untold.put(block.chain(), block);
    }

    void start() {
        var _ = pace.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    /// Whatever goes wrong, the next second tries again.
    private void tell() {
        try {
            untold.forEach(this::tell);
        } catch (RuntimeException e) {
            LOG.warn("audit heads are not told yet: {}", e.getClass().getSimpleName());
        }
    }

    private void tell(String chain, AuditBlock block) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String signature = key.sign(AuditHead.signed(chain, block.seq(), block.hash(), now));
        AuditHead head = new AuditHead(chain, block.seq(), block.hash(), now, key.id(), signature);
        var message = new ProducerRecord<>(Topic.AUDIT.topicName(), chain, HubJson.TOLERANT.writeValueAsBytes(head));
        var _ = producer().send(message, (_, failure) -> {
            if (failure == null) {
                // Only if none is newer meanwhile.
                untold.remove(chain, block);
            }
        });
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> present = producer;
        if (present == null) {
            Map<String, Object> settings = properties.clientSettings();
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
            settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024L * 1024);
            present = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = present;
        }
        return present;
    }

    /// Tells the last heads, if the broker takes them within five seconds.
    void stop() {
        pace.shutdownNow();
        try {
            if (!pace.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the last audit heads stay untold, the broker does not answer");
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tell();
        KafkaProducer<String, byte[]> present = producer;
        if (present != null) {
            present.close(CLOSING);
        }
    }
}
