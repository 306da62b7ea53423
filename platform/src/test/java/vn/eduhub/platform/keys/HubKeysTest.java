package vn.eduhub.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.local.keys.StoredKeyset;

/// Two processes with one folder of keys, of which neither is told that the file has changed.
class HubKeysTest {

    private static final SealPlace HERE = new SealPlace("learner", "sensitive", "12345678901");

    @TempDir
    Path folder;

    private HubKeys one;
    private HubKeys other;
    private StoredKeyset file;

    @BeforeEach
    void twoProcesses() {
        one = KeysForTests.generated(folder);
        other = KeysForTests.generated(folder);
        file = new StoredKeyset(folder);
    }

    private static String keyOf(Sealed sealed) {
        return Integer.toUnsignedString(sealed.keyId());
    }

    @Test
    void whatIsSealedOpensOnlyWhereItStands() {
        Sealed sealed = one.seal("17", HERE);

        assertThat(other.open(sealed, HERE)).isEqualTo("17");
        assertThat(one.seal("17", HERE)).isNotEqualTo(sealed);
        for (SealPlace elsewhere : new SealPlace[] {
            new SealPlace("teacher", "sensitive", HERE.record()),
            new SealPlace("learner", "health", HERE.record()),
            new SealPlace("learner", "sensitive", "12345678902")
        }) {
            assertThatIllegalStateException().isThrownBy(() -> one.open(sealed, elsewhere));
        }
    }

    @Test
    void anAddedKeySealsOnlyWhenItIsMadeTheOneThatDoes() {
        Sealed old = one.seal("17", HERE);
        String added = file.add();
        one.readAgain();
        assertThat(keyOf(one.seal("17", HERE))).isEqualTo(keyOf(old)).isNotEqualTo(added);

        file.promote(added);
        one.readAgain();

        assertThat(keyOf(one.seal("17", HERE))).isEqualTo(added);
        assertThat(one.isCurrent(old)).isFalse();
        assertThat(one.open(old, HERE)).isEqualTo("17");
    }

    /// The other process has not looked at the file since its start.
    @Test
    void aKeyThatIsNotKnownIsLookedForAtOnce() {
        String added = file.add();
        file.promote(added);
        one.readAgain();

        assertThat(other.open(one.seal("17", HERE), HERE)).isEqualTo("17");
    }

    @Test
    void aKeyThatIsGoneIsNamedAndNothingElseIsSaid() {
        Sealed old = one.seal("17", HERE);
        file.promote(file.add());
        one.readAgain();
        file.drop(keyOf(old));
        one.readAgain();

        assertThatExceptionOfType(MissingKeyException.class)
                .isThrownBy(() -> one.open(old, HERE))
                .withMessage("key-missing")
                .extracting(MissingKeyException::key)
                .isEqualTo(keyOf(old));
    }

    /// As a file that was carried to the wrong machine, or an old copy that was put back.
    @Test
    void aKeysetWithoutTheKeyThatSealsHereIsNotTaken() throws IOException {
        Sealed sealed = one.seal("17", HERE);
        KeysForTests.generated(folder.resolve("other"));
        Files.copy(folder.resolve("other/aead.json"), folder.resolve("aead.json"), StandardCopyOption.REPLACE_EXISTING);

        one.readAgain();

        assertThat(one.open(sealed, HERE)).isEqualTo("17");
        assertThat(keyOf(one.seal("17", HERE))).isEqualTo(keyOf(sealed));
    }

    @Test
    void whatWasChangedIsToldApartFromAMissingKey() {
        Sealed sealed = one.seal("17", HERE);
        Sealed cut = new Sealed(sealed.text().substring(0, sealed.text().length() - 4) + "AAAA");
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> one.open(cut, HERE));
        Sealed ofNoKey = new Sealed("AA".repeat(30));
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> one.open(ofNoKey, HERE));
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> one.isCurrent(ofNoKey));
    }

    @Test
    void aSpoiltFileChangesNothing() throws IOException {
        Sealed sealed = one.seal("17", HERE);
        Files.writeString(folder.resolve("aead.json"), "{\"key\":[");

        one.readAgain();

        assertThat(one.open(sealed, HERE)).isEqualTo("17");
    }
}
