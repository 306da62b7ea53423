package vn.eduhub.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.local.store.EmbeddedStore;

/// Whole processes on one store, started with the right and with other keys.
class KeyGuardIT {

    private static final long PATIENCE_SECONDS = 120;
    private static final int EXIT_CODE = 78;

    @TempDir
    Path folder;

    @Test
    void aStartWithOtherKeysIsRefusedWithOneLine() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory()) {
            Path keys = folder.resolve("keys");
            startAndStop(store, keys);

            assertRefused(store, folder.resolve("others"), "Not started: the file 'secret' in hub.keys is not the one");

            Path half = Files.createDirectories(folder.resolve("half"));
            Files.copy(keys.resolve("secret"), half.resolve("secret"));
            assertRefused(
                    store,
                    half,
                    "Not started: the file 'aead.json' in hub.keys lacks a key that this store was filled with");
        }
    }

    /// Until the store has the fingerprint of these keys.
    private void startAndStop(EmbeddedStore store, Path keys) throws Exception {
        Path log = folder.resolve("first.log");
        Process first = start(store, keys, log);
        try {
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(() -> fingerprinted(store) || !first.isAlive());
            assertThat(first.isAlive()).as(Files.readString(log)).isTrue();
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    private static boolean fingerprinted(EmbeddedStore store) {
        try (var client = MongoClients.create(store.uri())) {
            return client.getDatabase("identity_service")
                            .getCollection("counters")
                            .countDocuments(new Document("_id", "keys"))
                    == 1;
        }
    }

    private void assertRefused(EmbeddedStore store, Path keys, String line) throws Exception {
        Path log = folder.resolve("refused.log");
        Process process = start(store, keys, log);
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }

        String text = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(EXIT_CODE);
        assertThat(text.lines().filter(l -> l.contains("ERROR")))
                .as(text)
                .singleElement()
                .asString()
                .contains(line);
        assertThat(text).doesNotContain("\tat ");
    }

    private Process start(EmbeddedStore store, Path keys, Path log) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdentityServiceApplication.class.getName(),
                        "--server.port=0",
                        "--hub.store.uri=" + store.uri(),
                        // Nobody listens there: the keys are checked without the broker.
                        "--hub.broker.bootstrap-servers=127.0.0.1:1",
                        "--hub.broker.security=NONE",
                        "--hub.keys.folder=" + keys,
                        "--hub.keys.generate=true"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
