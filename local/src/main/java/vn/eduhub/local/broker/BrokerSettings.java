package vn.eduhub.local.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import vn.eduhub.contracts.log.LogSignOn;

/// How the one node is configured: no replicas, small segments, topics made only by those who own them.
///
/// @param folder where log and metadata lie
/// @param port where clients connect, loopback only
/// @param controllerPort where the node talks to its own controller, loopback only
/// @param access who gets in
record BrokerSettings(Path folder, int port, int controllerPort, BrokerAccess access) {

    /// The node's own name on its own door. It may do everything, so no client of the realm may be called so.
    static final String SELF = "hub-broker";

    /// A client shows a fresh token at least this often, also over a connection that stays; tokens live for 300 s.
    private static final int TOKEN_SHOWN_EVERY_MS = 240_000;

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
        set(settings, "controller.listener.names", "CONTROLLER");
        set(settings, "log.dirs", folder.toAbsolutePath());
        set(settings, "auto.create.topics.enable", false);
        switch (access) {
            case BrokerAccess.Open _ -> open(settings);
            case BrokerAccess.Closed closed -> close(settings, closed);
        }
    }

    private void open(Properties settings) {
        set(settings, "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        set(settings, "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        set(settings, "inter.broker.listener.name", "PLAINTEXT");
        set(settings, "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private void close(Properties settings, BrokerAccess.Closed closed) {
        String doors = "CLIENTS://127.0.0.1:" + port + ",SELF://127.0.0.1:" + closed.port();
        set(settings, "listeners", doors + ",CONTROLLER://127.0.0.1:" + controllerPort);
        set(settings, "advertised.listeners", doors);
        set(settings, "inter.broker.listener.name", "SELF");
        set(
                settings,
                "listener.security.protocol.map",
                "CLIENTS:SASL_PLAINTEXT,SELF:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
        set(settings, "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        set(settings, "allow.everyone.if.no.acl.found", false);
        set(settings, "super.users", "User:" + SELF);
        forItself(settings, closed);
        forClients(settings, closed);
    }

    /// It needs no token to talk to itself: a sign-on that is away does not stop it.
    private static void forItself(Properties settings, BrokerAccess.Closed closed) {
        set(settings, "sasl.mechanism.inter.broker.protocol", "PLAIN");
        set(settings, "sasl.mechanism.controller.protocol", "PLAIN");
        for (String door : List.of("self", "controller")) {
            set(settings, "listener.name." + door + ".sasl.enabled.mechanisms", "PLAIN");
            set(
                    settings,
                    "listener.name." + door + ".plain.sasl.jaas.config",
                    ownLogin(closed.password()) + " user_" + SELF + "=\"" + closed.password() + "\";");
        }
    }

    private static void forClients(Properties settings, BrokerAccess.Closed closed) {
        String tokens = "listener.name.clients.oauthbearer.";
        set(settings, "listener.name.clients.sasl.enabled.mechanisms", "OAUTHBEARER");
        set(settings, tokens + "connections.max.reauth.ms", TOKEN_SHOWN_EVERY_MS);
        set(
                settings,
                tokens + "sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;");
        set(
                settings,
                tokens + "sasl.server.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler");
        // The one setting that Kafka does not look for under the name of the mechanism.
        set(settings, "listener.name.clients.sasl.oauthbearer.jwt.validator.class", TokenCheck.class.getName());
        settings.put(TokenCheck.DOOR, closed.door());
        set(settings, tokens + "sasl.oauthbearer.jwks.endpoint.url", keysAddress(closed.issuer()));
        set(settings, tokens + "sasl.oauthbearer.clock.skew.seconds", 5);
        set(settings, tokens + "sasl.oauthbearer.expected.issuer", closed.issuer());
        set(settings, tokens + "sasl.oauthbearer.expected.audience", LogSignOn.AUDIENCE);
        // The subject of a machine's token is a number of the sign-on's own.
        set(settings, tokens + "sasl.oauthbearer.sub.claim.name", "azp");
    }

    static String keysAddress(String issuer) {
        return issuer + "/protocol/openid-connect/certs";
    }

    /// What whoever comes by the node's own door says; without the closing semicolon.
    static String ownLogin(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + SELF + "\" password=\""
                + password + "\"";
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
