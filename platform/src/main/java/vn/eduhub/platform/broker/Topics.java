package vn.eduhub.platform.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.event.Topic;

/// Makes the topics of the hub, with the partition counts of the contracts. Every service does so at its start, in the
/// background: whichever comes first wins, the others see that they exist.
public final class Topics implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final BrokerProperties properties;
    private volatile boolean running;
    private volatile boolean made;

    Topics(BrokerProperties properties) {
        this.properties = properties;
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
                made = true;
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn(
                        "topics not made yet, the broker does not answer: {}",
                        e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void make(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        List<NewTopic> wanted = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            wanted.add(new NewTopic(topic.topicName(), topic.partitions(), properties.replicationFactor())
                    .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "600000")));
            wanted.add(new NewTopic(topic.deadLetterName(), 1, properties.replicationFactor())
                    .configs(Map.of("retention.ms", "-1")));
        }
        for (var result : admin.createTopics(wanted).values().values()) {
            try {
                result.get(15, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
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
