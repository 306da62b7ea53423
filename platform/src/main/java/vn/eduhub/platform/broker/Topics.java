package vn.eduhub.platform.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.log.LogRights;
import vn.eduhub.platform.broker.BrokerProperties.Security;

/// Makes the topics this service owns, with the partition counts of the contracts, and waits for those of others that
/// it
/// has to do with; in the background. On an open log nobody owns anything: whichever service comes first makes them
/// all,
/// so that each can run alone.
public final class Topics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long ANSWER_SECONDS = 15;

    private final BrokerProperties properties;
    private final List<NewTopic> own;
    private final List<String> needed;
    private final Outage outage = new Outage("making topics");
    private volatile boolean running;
    private volatile boolean made;

    Topics(BrokerProperties properties) {
        this.properties = properties;
        if (properties.security() == Security.NONE) {
            own = all(properties.replicationFactor());
            needed = List.of();
            return;
        }
        LogRights rights = LogRights.find(properties.clientId())
                .orElseThrow(() -> new IllegalStateException(
                        "client " + properties.clientId() + " has no rights on the log (LogRights)"));
        own = all(properties.replicationFactor()).stream()
                .filter(topic -> rights.mayCreate(topic.name()))
                .toList();
        needed = rights.topics();
    }

    /// Whether the topics were seen to exist since the start of this process.
    public boolean made() {
        return made;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("topics").start(this::makeUntilDone);
    }

    private void makeUntilDone() {
        while (running && !made) {
            try (Admin admin = Admin.create(properties.clientSettings())) {
                make(admin);
                admin.describeTopics(needed).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
                made = true;
                outage.over();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    LOG.debug("a topic is not there yet; its owner makes it");
                } else {
                    outage.because(e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e));
                }
            } catch (TimeoutException e) {
                outage.because(new org.apache.kafka.common.errors.TimeoutException(e));
            } catch (KafkaException e) {
                outage.because(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
    }

    private void make(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        for (var result : admin.createTopics(own).values().values()) {
            try {
                result.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static List<NewTopic> all(short replicationFactor) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new NewTopic(topic.topicName(), topic.partitions(), replicationFactor)
                    .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "600000")));
            topics.add(
                    new NewTopic(topic.deadLetterName(), 1, replicationFactor).configs(Map.of("retention.ms", "-1")));
        }
        return topics;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
