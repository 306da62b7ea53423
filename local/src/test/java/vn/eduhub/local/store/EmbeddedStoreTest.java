package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        } catch (com.mongodb.MongoException e) {
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
}
