package vn.eduhub.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.local.keys.SealingService.Answer;

/// What a person types, against services that answer as the real ones do.
class KeysCommandTest {

    private static final Answer CLEAN = new Answer(7, 0, 0, 0);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Map<String, SealingService> running = new TreeMap<>();
    private StoredKeyset keyset;
    private String first = "";

    @BeforeEach
    void aHub() throws Exception {
        KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        Files.writeString(
                folder.resolve("aead.json"),
                TinkJsonProtoKeysetFormat.serializeKeyset(handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
        keyset = new StoredKeyset(folder);
        first = keyset.keys().getFirst().id();
        running.put("learner-registry", SealingService.start(keyset, "learner", "learner-guard"));
        running.put("teacher-registry", SealingService.start(keyset, "teacher", "teacher-guard"));
        running.put("identity-service", SealingService.start(keyset, "person", "review", "person-guard"));
    }

    @AfterEach
    void stop() {
        running.values().forEach(SealingService::close);
    }

    private SealingService service(String name) {
        SealingService service = running.get(name);
        if (service == null) {
            throw new AssertionError(name);
        }
        return service;
    }

    private String run(String... words) {
        RunningServices services = new RunningServices() {

            @Override
            public Map<String, URI> addresses() {
                Map<String, URI> addresses = new TreeMap<>();
                running.forEach((name, service) -> addresses.put(name, service.address()));
                return addresses;
            }

            @Override
            public String operatorToken() {
                return "token";
            }
        };
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        new KeysCommand(folder, services, out, Duration.ofMillis(100)).run(List.of(words));
        return screen.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(String line, String... words) {
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> run(words))
                .withMessageContaining(line);
    }

    private List<String> keys() {
        return keyset.keys().stream().map(StoredKeyset.Key::id).toList();
    }

    private String sealing() {
        return keyset.keys().stream()
                .filter(StoredKeyset.Key::primary)
                .map(StoredKeyset.Key::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyIsRotatedResealedAndDropped() {
        assertThat(run("rotate")).contains("is added", "seals from now on");
        assertThat(sealing()).isNotEqualTo(first);
        service("learner-registry").answers("learner", new Answer(500, 12, 0, 0), CLEAN);
        assertThat(run("reseal")).contains("keys: learner       500 looked at, 12 sealed anew");

        assertThat(run("drop", first)).contains(first + " is out");
        assertThat(keys()).containsExactly(sealing());
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        run("rotate");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("aead.json");
        }
    }

    @Test
    void aKeyThatAServiceDoesNotReadSealsNothing() {
        service("teacher-registry").stopReading();
        assertRefused("teacher-registry did not read it", "rotate");
        assertThat(sealing()).isEqualTo(first);
        assertThat(keys()).hasSize(2);
    }

    @Test
    void aKeyThatIsNotThereIsSaidAtOnceAndBlamesNobody() {
        assertRefused("there is no key 4711", "promote", "4711");
        assertRefused("there is no key 4711", "drop", "4711");
        assertRefused("usage", "promote");
        assertRefused("usage", "burn");
    }

    @Test
    void theKeyThatSealsIsNotDropped() {
        assertRefused("is the one that seals", "drop", first);
        assertThat(keys()).containsExactly(first);
    }

    @Test
    void aServiceThatDoesNotRunKeepsTheKeyFromBeingDropped() {
        run("rotate");
        for (String name : List.of("learner-registry", "identity-service")) {
            SealingService away = service(name);
            running.remove(name);
            assertRefused("not looked at, because its service does not run: ", "drop", first);
            assertRefused("not looked at, because its service does not run: ", "reseal");
            running.put(name, away);
        }
        running.forEach((_, service) -> service.close());
        running.clear();
        assertRefused("is the hub up", "drop", first);
        assertThat(keys()).contains(first);
    }

    @Test
    void aServiceThatStillSealsUnderTheOldKeyKeepsIt() {
        String newer = keyset.add();
        service("identity-service").stopReading();
        keyset.promote(newer);
        assertRefused("still sealing under another key: identity-service", "drop", first);
        assertThat(keys()).contains(first);
    }

    /// Its records under the old key would be counted as sealed anew, and none would be.
    @Test
    void nothingIsSealedAnewWhileAServiceSealsUnderTheOldKey() {
        String newer = keyset.add();
        service("identity-service").stopReading();
        keyset.promote(newer);
        assertRefused("still sealing under another key: identity-service", "reseal");
        assertThat(screen.toString(StandardCharsets.UTF_8)).doesNotContain("looked at");
    }

    @Test
    void whoKnowsTheNewKeyAndDoesNotSealWithItIsSaid() {
        String newer = keyset.add();
        service("identity-service").stopReading();
        assertRefused("still sealing under another key: identity-service", "promote", newer);
        assertThat(sealing()).isEqualTo(newer);
    }

    @Test
    void aRecordThatWasUnderAnOlderKeyUntilNowKeepsIt() {
        run("rotate");
        service("identity-service").answers("review", new Answer(3, 1, 0, 0), CLEAN);
        assertRefused("call it again", "drop", first);
        assertThat(keys()).contains(first);
        run("drop", first);
        assertThat(keys()).doesNotContain(first);
    }

    @Test
    void aRecordThatDoesNotOpenIsReportedAndKeepsTheKey() {
        run("rotate");
        service("learner-registry").answers("learner", new Answer(500, 499, 0, 1), new Answer(500, 0, 0, 1));
        assertRefused("1 records do not open", "reseal");
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("499 sealed anew", "keys: person-guard");
        assertRefused("1 records do not open", "drop", first);
        assertThat(keys()).contains(first);
    }

    @Test
    void recordsThatChangeAllTheTimeAreSaid() {
        service("learner-registry").answers("learner", new Answer(500, 0, 2, 0));
        assertRefused("2 records changed while they were looked at", "reseal");
    }
}
