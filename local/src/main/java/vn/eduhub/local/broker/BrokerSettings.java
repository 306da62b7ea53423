package vn.eduhub.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/// How the one node is configured: no replicas, small segments, topics made only by those who own them.
///
/// @param folder where log and metadata lie
/// @param port where clients connect, loopback only
/// @param controllerPort where the node talks to its own controller, loopback only
record BrokerSettings(Path folder, int port, int controllerPort) {

    private static final int MEGABYTE = 1 << 20;

    Properties properties() {
        Properties settings = new Properties();
        node(settings);
        oneReplica(settings);
        sizes(settings);
        return settings;
    }

    private void node(Properties settings) {
        set(settings, "process.roles", "broker,controller");
        set(settings, "node.id", 1);
        set(settings, "controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        set(settings, "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        set(settings, "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        set(settings, "controller.listener.names", "CONTROLLER");
        set(settings, "inter.broker.listener.name", "PLAINTEXT");
        set(settings, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        set(settings, "log.dirs", folder.toAbsolutePath());
        set(settings, "auto.create.topics.enable", false);
    }

    private static void oneReplica(Properties settings) {
        set(settings, "default.replication.factor", 1);
        set(settings, "min.insync.replicas", 1);
        set(settings, "offsets.topic.replication.factor", 1);
        set(settings, "transaction.state.log.replication.factor", 1);
        set(settings, "transaction.state.log.min.isr", 1);
        set(settings, "share.coordinator.state.topic.replication.factor", 1);
        set(settings, "share.coordinator.state.topic.min.isr", 1);
        // Every partition of an internal topic is a folder with files; one node gains nothing from fifty of them.
        set(settings, "offsets.topic.num.partitions", 4);
        set(settings, "transaction.state.log.num.partitions", 2);
        set(settings, "share.coordinator.state.topic.num.partitions", 1);
        // A group starts with its first member: nobody waits three seconds for members that are not coming.
        set(settings, "group.initial.rebalance.delay.ms", 0);
    }

    private static void sizes(Properties settings) {
        set(settings, "log.segment.bytes", 64 * MEGABYTE);
        set(settings, "log.index.size.max.bytes", MEGABYTE);
        set(settings, "log.preallocate", false);
        // Events stay until their topic says otherwise: a week away from the machine must not empty the hub.
        set(settings, "log.retention.ms", -1);
        // The cleaner's default buffer (128 MB) is a third of the heap this node is given.
        set(settings, "log.cleaner.dedupe.buffer.size", 16 * MEGABYTE);
        set(settings, "log.cleaner.threads", 1);
        set(settings, "num.network.threads", 2);
        set(settings, "num.io.threads", 4);
        set(settings, "background.threads", 2);
        set(settings, "num.recovery.threads.per.data.dir", 2);
    }

    private static void set(Properties settings, String name, Object value) {
        settings.setProperty(name, value.toString());
    }
}
