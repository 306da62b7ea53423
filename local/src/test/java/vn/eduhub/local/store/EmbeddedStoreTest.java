package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by the embedded store, and what only the embedded store has.
class EmbeddedStoreTest extends StoreContract {
    @TempDir
    private static Path folder;

    private static EmbeddedStore store;

    @BeforeAll
    static void open() throws IOException {
        store = EmbeddedStore.open(folder.resolve("contract"), 0, Durability.PROCESS_KILL);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    String uri() {
        return store.uri();
    }

    @Test
    void aQueryThatNoIndexBoundsIsCounted() {
        MongoCollection<Document> records = database().getCollection("scanned");
        records.insertMany(IntStream.range(0, 10)
                .mapToObj(i -> new Document("_id", i).append("name", "An"))
                .toList());
        assertThat(scans()).isEmpty();
        records.find(Filters.eq("_id", 3)).first();
        records.find().into(new ArrayList<>());
        records.countDocuments();
        assertThat(scans()).isEmpty();
        records.find(Filters.eq("name", "An")).into(new ArrayList<>());
        records.find(Filters.eq("name", "Bình")).into(new ArrayList<>());
        assertThat(scans()).singleElement().satisfies(scan -> {
            assertThat(scan.getString("shape")).contains("scanned", "name EQ").doesNotContain("An");
            assertThat(scan.getLong("count")).isEqualTo(2);
        });
        records.createIndex(Indexes.ascending("name"));
        records.find(Filters.eq("name", "An")).into(new ArrayList<>());
        assertThat(scans()).hasSize(1);
    }

    private List<Document> scans() {
        return database().runCommand(new Document("scans", 1)).getList("scans", Document.class);
    }

    @Test
    void everythingIsThereAfterACleanStart() throws IOException {
        Path own = folder.resolve("restart");
        try (EmbeddedStore first = EmbeddedStore.open(own, 0, Durability.POWER_LOSS);
                MongoClient client = MongoClients.create(first.uri())) {
            MongoCollection<Document> records = client.getDatabase("d").getCollection("records");
            records.createIndex(
                    Indexes.ascending("keys"), new IndexOptions().unique(true).sparse(true));
            records.insertMany(IntStream.range(0, 1_000)
                    .mapToObj(i -> new Document("_id", i).append("keys", List.of("k" + i, "l" + i)))
                    .toList());
            records.deleteMany(Filters.lt("_id", 100));
            records.updateMany(Filters.lt("_id", 200), Updates.addToSet("keys", "new"));
        } catch (MongoException e) {
            // The second to get the same key is refused: that is the point of it.
            assertThat(e.getCode()).isEqualTo(11000);
        }
        try (EmbeddedStore second = EmbeddedStore.open(own, 0, Durability.PROCESS_KILL);
                MongoClient client = MongoClients.create(second.uri())) {
            MongoCollection<Document> records = client.getDatabase("d").getCollection("records");
            assertThat(records.countDocuments()).isEqualTo(900);
            assertThat(first(records.find(Filters.eq("keys", "new"))).get("_id"))
                    .isEqualTo(100);
            assertThat(records.listIndexes()).hasSize(2);
            Document check = client.getDatabase("d").runCommand(new Document("checkIndexes", "records"));
            assertThat(check.getLong("faults")).isZero();
            assertThat(check.getLong("documents")).isEqualTo(900);
        }
    }

    @Test
    void aStoreInMemoryNeedsNoFolder() throws IOException {
        try (EmbeddedStore memory = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(memory.uri())) {
            MongoCollection<Document> records = client.getDatabase("d").getCollection("records");
            records.createIndex(Indexes.ascending("n"));
            records.insertMany(IntStream.range(0, 100)
                    .mapToObj(i -> new Document("_id", i).append("n", -i))
                    .toList());
            assertThat(first(records.find().sort(Sorts.ascending("n"))).get("_id"))
                    .isEqualTo(99);
        }
    }

    @Test
    void tenThousandOpenCursorsHoldNoNativeMemory() throws IOException {
        try (EmbeddedStore memory = EmbeddedStore.inMemory();
                MongoClient client = MongoClients.create(memory.uri())) {
            MongoCollection<Document> records = client.getDatabase("d").getCollection("records");
            records.createIndex(Indexes.ascending("n"));
            records.insertMany(IntStream.range(0, 20)
                    .mapToObj(i -> new Document("_id", i).append("n", i % 2))
                    .toList());
            List<MongoCursor<Document>> cursors = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                MongoCursor<Document> cursor =
                        records.find(Filters.eq("n", i % 2)).batchSize(2).cursor();
                cursor.next();
                cursors.add(cursor);
            }
            assertThat(memory.openWalks()).isZero();
            int left = 0;
            while (cursors.getFirst().hasNext()) {
                cursors.getFirst().next();
                left++;
            }
            assertThat(left).isEqualTo(9);
            // Fails in the middle: the walk has begun, and what it is to sort does not fit.
            byte[] large = new byte[1 << 20];
            for (int i = 20; i < 130; i++) {
                records.insertOne(new Document("_id", i).append("n", 7).append("other", large));
            }
            assertThat(catchThrowable(() -> records.find(Filters.eq("n", 7))
                            .sort(Sorts.ascending("other"))
                            .into(new ArrayList<>())))
                    .isInstanceOf(MongoException.class);
            assertThat(memory.openWalks()).isZero();
        }
    }

    @Test
    void aFolderOfAnEarlierVersionIsRefusedWithAWayOut() throws IOException {
        Path old = Files.createDirectories(folder.resolve("old"));
        Files.writeString(old.resolve("maps"), "H:2,block:2,blockSize:1000");
        Files.writeString(old.resolve("journal-000000000003"), "");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EmbeddedStore.open(old, 0, Durability.PROCESS_KILL))
                .withMessageContaining("./hub reset");
        assertThat(old.resolve("maps")).exists();
    }

    @Test
    void aFolderInUseIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EmbeddedStore.open(folder.resolve("contract"), 0, Durability.PROCESS_KILL))
                .withMessage("another process uses this store's folder");
    }

    @Test
    void damagedFilesAreNamedInOneLine() throws IOException {
        Path damaged = folder.resolve("damaged");
        try (EmbeddedStore store = EmbeddedStore.open(damaged, 0, Durability.PROCESS_KILL);
                MongoClient client = MongoClients.create(store.uri())) {
            client.getDatabase("d").getCollection("records").insertOne(new Document("_id", 1));
        }
        try (Stream<Path> files = Files.list(damaged.resolve("runs"))) {
            for (Path run :
                    files.filter(file -> file.toString().endsWith(".sst")).toList()) {
                byte[] bytes = Files.readAllBytes(run);
                java.util.Arrays.fill(bytes, 0, bytes.length / 2, (byte) 7);
                Files.write(run, bytes);
            }
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EmbeddedStore.open(damaged, 0, Durability.PROCESS_KILL))
                .withMessageContaining("damaged");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> EmbeddedStore.open(damaged, 0, Durability.PROCESS_KILL))
                .withMessageContaining("damaged")
                .withMessageMatching("[^\\n]*");
    }
}
