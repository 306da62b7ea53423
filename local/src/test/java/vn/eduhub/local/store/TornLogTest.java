package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files as a killed process leaves them, with a piece cut off the end of the write-ahead log.
class TornLogTest {
    private static final long SEED = new Random().nextLong();
    private static final int DOCUMENTS = 300;

    @TempDir
    private Path folder;

    @Test
    void everythingBeforeTheCutIsThere() throws IOException {
        Random random = new Random(SEED);
        List<Long> acknowledgedAt = new ArrayList<>();
        Path left = folder.resolve("left");
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("live"), 0, Durability.PROCESS_KILL);
                MongoClient client = MongoClients.create(store.uri())) {
            MongoCollection<Document> records = records(client);
            records.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
            for (int i = 0; i < DOCUMENTS; i++) {
                records.insertOne(new Document("_id", i)
                        .append("keys", List.of("k" + i, "l" + i))
                        .append("text", "x".repeat(random.nextInt(2_000))));
                acknowledgedAt.add(Files.size(log(folder.resolve("live"))));
            }
            copy(folder.resolve("live"), left);
        }
        long end = acknowledgedAt.getLast();
        for (int round = 0; round < 8; round++) {
            Path torn = folder.resolve("torn" + round);
            copy(left, torn);
            long cut = end - 1 - random.nextLong(end / 2);
            truncate(log(torn), cut);
            int whole = (int) acknowledgedAt.stream().filter(at -> at <= cut).count();
            check(torn, whole);
        }
        check(left, DOCUMENTS);
    }

    private static void check(Path torn, int whole) throws IOException {
        try (EmbeddedStore store = EmbeddedStore.open(torn, 0, Durability.PROCESS_KILL);
                MongoClient client = MongoClients.create(store.uri())) {
            List<Integer> ids = records(client)
                    .find()
                    .sort(Sorts.ascending("_id"))
                    .map(document -> document.getInteger("_id"))
                    .into(new ArrayList<>());
            assertThat(ids)
                    .as("seed " + SEED)
                    .isEqualTo(IntStream.range(0, whole).boxed().toList());
            Document indexes = client.getDatabase("d").runCommand(new Document("checkIndexes", "records"));
            assertThat(indexes.getLong("faults")).as("seed " + SEED).isZero();
            assertThat(indexes.getLong("documents")).as("seed " + SEED).isEqualTo(whole);
        }
    }

    private static MongoCollection<Document> records(MongoClient client) {
        return client.getDatabase("d").getCollection("records");
    }

    /// The newest one.
    private static Path log(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("runs"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file)));
        }
    }
}
