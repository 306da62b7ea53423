package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the store in the middle of mixed writes, again and again over the same folder: no acknowledged write
/// may be gone, none half done, and every index must equal a walk through the documents.
class EmbeddedStoreKillIT {
    private static final int ROUNDS = 5;
    private static final int THREADS = 6;
    private static final int IDS = 400;
    private static final long SEED = new Random().nextLong();

    @TempDir
    private Path folder;

    /// What one client knows of its documents: each has its own, so that nobody else changes them.
    private static final class Notes {
        /// Acknowledged; null for a document that was deleted.
        private final Map<String, @Nullable Document> acknowledged = new HashMap<>();
        /// Sent, and not answered when the store died: may have happened or not.
        private final Map<String, @Nullable Document> open = new HashMap<>();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
        Random random = new Random(SEED);
        List<Notes> notes = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            notes.add(new Notes());
        }
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process process = start();
            try {
                int port = port(process);
                check(port, notes);
                acknowledged += writeUntilKilled(process, port, notes, random, round);
            } finally {
                process.destroyForcibly();
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        Process process = start();
        try {
            check(port(process), notes);
        } finally {
            process.destroyForcibly();
        }
        System.out.println("seed " + SEED + ": " + acknowledged + " acknowledged writes, " + ROUNDS + " kills");
        assertThat(acknowledged).isGreaterThan(1_000);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreMain.class.getName(),
                        folder.toString(),
                        "0",
                        // Small, so that the store is killed while it writes and merges runs too.
                        "--memtable-bytes",
                        "100000")
                .redirectErrorStream(true)
                .start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        List<String> before = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("store ready on 127.0.0.1:")) {
                drain(out);
                return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
            }
            before.add(line);
        }
        throw new AssertionError("seed " + SEED + ": the store did not start: " + before);
    }

    /// A process whose output nobody reads would stop.
    private static void drain(BufferedReader out) {
        Thread.ofVirtual().start(() -> {
            try {
                while (out.readLine() != null) {
                    // Nothing to do with it.
                }
            } catch (IOException _) {
                // The process is gone.
            }
        });
    }

    private static MongoClient client(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port
                + "/?retryWrites=false&retryReads=false&serverSelectionTimeoutMS=3000&w=majority&journal=true");
    }

    private static long writeUntilKilled(Process process, int port, List<Notes> notes, Random random, int round)
            throws Exception {
        AtomicLong count = new AtomicLong();
        try (MongoClient client = client(port);
                ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            MongoCollection<Document> records = collection(client);
            records.createIndex(
                    Indexes.ascending("keys"), new IndexOptions().unique(true).sparse(true));
            records.createIndex(Indexes.ascending("scope", "_id"));
            records.createIndex(Indexes.ascending("mark.w", "mark.s"));
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Writer writer = new Writer(i, records, notes.get(i), new Random(random.nextLong()), count, round);
                clients.add(pool.submit(writer::run));
            }
            // Into the thick of it: a moment after the first few hundred, however slow the machine is.
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count.get() > 300);
            assertThat(process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS))
                    .isFalse();
            process.destroyForcibly();
            for (Future<?> done : clients) {
                done.get(30, TimeUnit.SECONDS);
            }
        }
        return count.get();
    }

    private static MongoCollection<Document> collection(MongoClient client) {
        return client.getDatabase("kill").getCollection("records");
    }

    private static void check(int port, List<Notes> notes) {
        try (MongoClient client = client(port)) {
            MongoDatabase database = client.getDatabase("kill");
            if (database.listCollectionNames().into(new ArrayList<>()).isEmpty()) {
                return;
            }
            Map<String, Document> stored = new HashMap<>();
            for (Document document : collection(client).find()) {
                stored.put(document.getString("_id"), document);
            }
            for (Notes known : notes) {
                compare(known, stored);
            }
            assertThat(stored).as("seed " + SEED + ": documents nobody wrote").isEmpty();
            Document indexes = database.runCommand(new Document("checkIndexes", "records"));
            assertThat(indexes.getLong("faults"))
                    .as("seed " + SEED + " " + indexes.toJson())
                    .isZero();
        }
    }

    private static void compare(Notes known, Map<String, Document> stored) {
        known.open.forEach((id, after) -> {
            Document now = stored.get(id);
            assertThat(Objects.equals(now, after) || Objects.equals(now, known.acknowledged.get(id)))
                    .as("seed " + SEED + ": " + id + " is neither before nor after the open write: " + now)
                    .isTrue();
            known.acknowledged.put(id, now);
        });
        known.open.clear();
        known.acknowledged.forEach((id, document) ->
                assertThat(stored.remove(id)).as("seed " + SEED + ": " + id).isEqualTo(document));
    }

    /// One client with its own documents.
    private static final class Writer {
        private final int number;
        private final MongoCollection<Document> records;
        private final Notes notes;
        private final Random random;
        private final AtomicLong count;
        private final int round;
        private long sequence;

        private Writer(
                int number,
                MongoCollection<Document> records,
                Notes notes,
                Random random,
                AtomicLong count,
                int round) {
            this.number = number;
            this.records = records;
            this.notes = notes;
            this.random = random;
            this.count = count;
            this.round = round;
        }

        private void run() {
            try {
                while (true) {
                    Map<String, @Nullable Document> planned = new HashMap<>();
                    Runnable write = plan(planned);
                    notes.open.putAll(planned);
                    write.run();
                    notes.acknowledged.putAll(planned);
                    notes.open.clear();
                    count.addAndGet(planned.size());
                }
            } catch (MongoException _) {
                // The store was killed.
            }
        }

        private Runnable plan(Map<String, @Nullable Document> planned) {
            String id = "w" + number + "-" + random.nextInt(IDS);
            Document now = notes.acknowledged.get(id);
            return switch (random.nextInt(6)) {
                case 0 -> {
                    planned.put(id, null);
                    yield () -> records.deleteOne(Filters.eq("_id", id));
                }
                case 1 -> now == null ? insert(id, planned) : push(id, now, planned);
                case 2 -> bulk(planned);
                default -> {
                    Document document = document(id);
                    planned.put(id, document);
                    yield () -> records.replaceOne(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true));
                }
            };
        }

        private Runnable insert(String id, Map<String, @Nullable Document> planned) {
            Document document = document(id);
            planned.put(id, document);
            return () -> records.insertOne(document);
        }

        private Runnable push(String id, Document now, Map<String, @Nullable Document> planned) {
            Document after = new Document(now);
            List<String> keys = new ArrayList<>(now.getList("keys", String.class));
            keys.add(key());
            after.put("keys", keys);
            planned.put(id, after);
            return () -> records.updateOne(Filters.eq("_id", id), Updates.push("keys", keys.getLast()));
        }

        private Runnable bulk(Map<String, @Nullable Document> planned) {
            List<WriteModel<Document>> bulk = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String id = "w" + number + "-" + random.nextInt(IDS);
                if (!planned.containsKey(id)) {
                    Document document = document(id);
                    planned.put(id, document);
                    bulk.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
                }
            }
            return () -> records.bulkWrite(bulk);
        }

        private String key() {
            return "k-" + round + "-" + number + "-" + sequence++;
        }

        private Document document(String id) {
            return new Document("_id", id)
                    .append("keys", List.of(key(), key()))
                    .append("scope", List.of("all", "s" + random.nextInt(20)))
                    .append("mark", new Document("w", "w" + round).append("s", sequence))
                    .append("text", "x".repeat(random.nextInt(1_500)));
        }
    }
}
