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
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditHead;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.platform.broker.BrokerProperties;
import vn.eduhub.platform.broker.LogWriter;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.SigningKey;

/// Tells once a second, outside of the store, how far the chains of this process have come: whoever can write to the
/// store cannot take back what stands here.
final class HeadLog {

    private static final Logger LOG = LoggerFactory.getLogger(HeadLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final LogWriter writer;
    private final SigningKey key;
    private final InstantSource clock;
    /// The newest block of each chain that was not told yet.
    private final Map<String, AuditBlock> untold = new ConcurrentHashMap<>();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-heads").daemon().factory());

    HeadLog(BrokerProperties broker, SigningKey key, InstantSource clock) {
        this.writer = new LogWriter(settings(broker), "telling audit heads");
        this.key = key;
        this.clock = clock;
    }

    void grown(AuditBlock block) {
        untold.put(block.chain(), block);
    }

    void start() {
        writer.prepare();
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
        writer.send(message, onLog -> {
            if (onLog) {
                // Only if none is newer meanwhile.
                untold.remove(chain, block);
            }
        });
    }

    private static Map<String, Object> settings(BrokerProperties broker) {
        Map<String, Object> settings = broker.clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1024L * 1024);
        return settings;
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
        writer.close();
    }
}
