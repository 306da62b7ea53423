package vn.eduhub.e2e;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.EventHeaders;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.local.hub.Hub;
import vn.eduhub.local.hub.HubSettings;
import vn.eduhub.local.hub.Service;
import vn.eduhub.local.signon.TokenClient;

/// One hub for all tests of this run, in its own folder and on its own ports; started with the first use, stopped at
/// the end.
final class TheHub {

    private static final int[] OFFSETS = {11_000, 14_000, 17_000, 20_000, 23_000};

    private static final HttpClient METRICS =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    /// Between them they may read all there is: the topics of the hub, and those of the cube's own bookkeeping.
    private static final List<String> READERS = List.of("operator", "reporting-service");

    private static @Nullable TheHub running;

    private final Path root = Path.of("..").toAbsolutePath().normalize();
    private final Map<String, String> environment;
    private final Hub hub;

    private TheHub() {
        Path home = root.resolve("e2e/target/hub");
        environment = new HashMap<>(System.getenv());
        environment.put("HUB_HOME", home.toString());
        environment.put("HUB_PORT_BASE", Integer.toString(freeOffset()));
        environment.put("HUB_BUILD", "off");
        // Short lives: what is compiled quickly starts quickly. Sweeps are to be seen within the time of a test.
        environment.put("HUB_JVM_OPTIONS", "-XX:TieredStopAtLevel=1 -Dhub.records.sweeper-age=4s");
        environment.put("HUB_AOT", "off");
        // How long callers of a frozen instance wait; what is tested does not depend on it.
        environment.put("HUB_GATEWAY_ROUTING_ANSWERTIMEOUT", "15s");
        environment.put("HUB_START_SECONDS", "900");
        environment.remove("MONGODB_URI");
        environment.remove("KAFKA_BOOTSTRAP_SERVERS");
        environment.remove("OIDC_ISSUER");
        hub = new Hub(HubSettings.from(root, environment), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        hub.reset();
        Runtime.getRuntime().addShutdownHook(new Thread(hub::down));
        hub.up();
    }

    static synchronized TheHub up() {
        TheHub present = running;
        if (present == null) {
            present = new TheHub();
            running = present;
        }
        return present;
    }

    private static int freeOffset() {
        for (int offset : OFFSETS) {
            if (isFree(offset + 8080) && isFree(offset + 9080) && isFree(offset + 9092) && isFree(offset + 27_017)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports for a hub");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    String gateway() {
        return hub.settings().gateway();
    }

    String issuer() {
        return hub.settings().issuer();
    }

    String storeUri() {
        return "mongodb://127.0.0.1:" + hub.settings().ports().store() + "/?retryWrites=false";
    }

    String token(String client) {
        return hub.token(client);
    }

    /// A good token, of a realm that is not ours.
    String tokenOfOtherRealm() {
        try {
            return new TokenClient(issuer().replace("/realms/eduhub", "/realms/population-eid"))
                    .token("stranger", TokenClient.localSecret("stranger"))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// `kill -9`.
    void kill(String part) {
        ProcessHandle process = hub.process(part);
        hub.signal(part, "KILL");
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(part + " survived kill -9", e);
        }
    }

    /// Starts all that does not run and returns when it is ready.
    void startMissing() {
        hub.up();
    }

    void signal(String part, String signal) {
        hub.signal(part, signal);
    }

    void scale(String service, int instances) {
        hub.scale(service, instances);
    }

    /// Starts the instances that are missing with further JVM options.
    void scale(String service, int instances, String jvmOptions) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.merge("HUB_JVM_OPTIONS", jvmOptions, (one, more) -> one + " " + more);
        new Hub(HubSettings.from(root, changed), System.out).scale(service, instances);
    }

    boolean isRunning(String part) {
        return hub.isRunning(part);
    }

    /// The sum over all tags of a metric of one instance; 0 when it does not answer.
    double metric(Service service, int instance, String name) {
        int port = hub.settings().ports().of(service, instance);
        try {
            HttpResponse<String> response = METRICS.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return response.body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// Where this hub keeps its data, keys and logs.
    Path home() {
        return hub.settings().home();
    }

    /// All meters of every instance that runs, by its name.
    Map<String, String> meters() {
        Map<String, String> meters = new TreeMap<>();
        hub.addresses()
                .forEach((name, address) ->
                        meters.put(name, text(address.resolve("/actuator/prometheus"), token("operator"))));
        return meters;
    }

    private static String text(URI address, String token) {
        try {
            return METRICS.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(10))
                                    // The gateway's port is the public one: its meters are for operators.
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// All that the store holds, by `database.collection`; what is packed in it is unpacked.
    Map<String, String> storedAsJson() {
        Map<String, String> stored = new TreeMap<>();
        try (MongoClient client = MongoClients.create(storeUri())) {
            for (String database : client.listDatabaseNames()) {
                for (String collection : client.getDatabase(database).listCollectionNames()) {
                    StringBuilder text = new StringBuilder();
                    client.getDatabase(database)
                            .getCollection(collection)
                            .find()
                            .forEach(document -> {
                                text.append(document.toJson()).append('\n');
                                document.values().forEach(value -> unpack(value, text));
                            });
                    stored.put(database + "." + collection, text.toString());
                }
            }
        }
        return stored;
    }

    /// JSON shows bytes in Base64, in which nobody would find a word.
    private static void unpack(Object value, StringBuilder text) {
        switch (value) {
            case Binary binary -> text.append(inflated(binary.getData())).append('\n');
            case Document inner -> inner.values().forEach(each -> unpack(each, text));
            case Collection<?> elements -> elements.forEach(each -> unpack(each, text));
            case null, default -> {
                // The JSON has it in the open.
            }
        }
    }

    private static String inflated(byte[] bytes) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (ZipException _) {
            // Not packed.
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the broker's topics and the groups of their readers are called.
    List<String> topicsAndGroups() {
        Set<String> names = new TreeSet<>();
        for (String client : READERS) {
            try (Admin admin = Admin.create(logClient(client))) {
                names.addAll(admin.listTopics().names().get(30, TimeUnit.SECONDS));
                admin.listGroups().all().get(30, TimeUnit.SECONDS).forEach(group -> names.add(group.groupId()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the broker does not answer", e);
            }
        }
        return List.copyOf(names);
    }

    /// Keys, headers and values of everything on our topics, by topic.
    Map<String, String> eventsAsText() {
        Map<String, String> events = new TreeMap<>();
        for (String client : READERS) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(logClient(client), new StringDeserializer(), new ByteArrayDeserializer())) {
                for (String topic : consumer.listTopics().keySet()) {
                    if (!topic.startsWith("__") && !events.containsKey(topic)) {
                        StringBuilder text = new StringBuilder();
                        read(consumer, topic, event -> append(text, event));
                        events.put(topic, text.toString());
                    }
                }
            }
        }
        return events;
    }

    private static void append(StringBuilder text, ConsumerRecord<String, byte[]> event) {
        text.append(event.key()).append(' ');
        event.headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(new String(header.value(), StandardCharsets.UTF_8))
                        .append(' '));
        byte[] value = event.value();
        text.append(value == null ? "" : new String(value, StandardCharsets.UTF_8))
                .append('\n');
    }

    /// From its beginning to where its end is now.
    private static void read(
            KafkaConsumer<String, byte[]> consumer, String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
            consumer.poll(Duration.ofSeconds(1)).forEach(each);
        }
    }

    /// Settings of a Kafka client that is this client of the realm.
    Map<String, Object> logClient(String client) {
        return new HashMap<>(hub.settings().logSettings(client));
    }

    /// The versions of a record in the order in which the log has them, before compaction.
    List<Long> versionsOnLog(Topic topic, String key) {
        Map<String, Object> settings = logClient("operator");
        List<Long> versions = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, topic.topicName(), event -> {
                if (key.equals(event.key())) {
                    versions.add(Long.parseLong(new String(
                            event.headers()
                                    .lastHeader(EventHeaders.RECORD_VERSION)
                                    .value(),
                            StandardCharsets.US_ASCII)));
                }
            });
        }
        return versions;
    }

    /// Runs a command of the launcher as a user would, and hands back its exit code and output.
    Said run(String... words) {
        List<String> command = new ArrayList<>(List.of(root.resolve("hub").toString()));
        command.addAll(List.of(words));
        try {
            Path output = Files.createTempFile("hub", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(Duration.ofMinutes(10))) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", words) + " did not end");
            }
            return new Said(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Said(int exitCode, String output) {}
}
