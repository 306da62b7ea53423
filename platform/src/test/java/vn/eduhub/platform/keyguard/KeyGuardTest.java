package vn.eduhub.platform.keyguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.local.keys.StoredKeyset;
import vn.eduhub.local.store.EmbeddedStore;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.KeysForTests;
import vn.eduhub.platform.reseal.Resealing.Step;

/// A store that was filled with some keys, and processes that come with others.
class KeyGuardTest {

    private static final Guarded LEARNERS =
            new Guarded("learner-guard", List.of(new Guarded.EarlierForm("learners", "content.ethnicity")));

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeEach
    void aStore() throws IOException {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
        database = client.getDatabase("learner_registry");
    }

    @AfterEach
    void away() {
        client.close();
        store.close();
    }

    private HubKeys keys(String name) {
        return KeysForTests.generated(folder.resolve(name));
    }

    private KeyGuard guard(HubKeys keys) {
        return new KeyGuard(database, keys, LEARNERS);
    }

    @Test
    void theKeysThatTheStoreWasFilledWithPass() {
        guard(keys("ours")).check();
        assertThatCode(() -> guard(keys("ours")).check()).doesNotThrowAnyException();
    }

    @Test
    void otherKeysAreRefusedByTheFileThatDiffers() throws IOException {
        guard(keys("ours")).check();

        assertThatExceptionOfType(WrongKeysException.class)
                .isThrownBy(() -> guard(keys("others")).check())
                .withMessageContaining("'secret'");
        Path half = Files.createDirectories(folder.resolve("half"));
        Files.copy(folder.resolve("ours/secret"), half.resolve("secret"));
        assertThatExceptionOfType(WrongKeysException.class)
                .isThrownBy(() -> guard(keys("half")).check())
                .withMessageContaining("'aead.json'");
    }

    @Test
    void aStoreOfRecordsInTheOpenIsRefused() {
        database.getCollection("learners")
                .insertOne(new Document("_id", "1").append("content", new Document("fullName", "Đỗ Thị Nhãn")));
        database.getCollection("learners")
                .insertOne(new Document("_id", "2").append("content", new Document("ethnicity", "17")));

        assertThatExceptionOfType(WrongKeysException.class)
                .isThrownBy(() -> guard(keys("ours")).check())
                .withMessageContaining("earlier form");
        assertThat(database.getCollection("counters").countDocuments()).isZero();
    }

    @Test
    void theWordIsSealedAnewSoThatTheOldKeyCanGo() {
        HubKeys keys = keys("ours");
        KeyGuard guard = guard(keys);
        guard.check();
        StoredKeyset file = new StoredKeyset(folder.resolve("ours"));
        String old = file.keys().getFirst().id();
        file.promote(file.add());

        assertThat(guard(keys("ours")).step(Optional.empty(), "operator"))
                .isEqualTo(new Step(1, 1, 0, 0, Optional.empty()));
        assertThat(guard(keys("ours")).step(Optional.empty(), "operator").resealed())
                .isZero();
        file.drop(old);
        assertThatCode(() -> guard(keys("ours")).check()).doesNotThrowAnyException();
    }
}
