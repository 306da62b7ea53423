package vn.eduhub.local.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Unpacking, with an archive that is Keycloak in name only.
class KeycloakTest {

    @TempDir
    private Path folder;

    @Test
    void anUnpackingThatWasCutOffStartsOver() throws IOException, InterruptedException {
        Keycloak keycloak = new Keycloak(folder.resolve("home"), archive("touch \"$(dirname \"$0\")/../built\""));
        Files.createDirectories(keycloak.home().resolve("lib"));
        Files.writeString(keycloak.home().resolve("lib/half.jar"), "half");
        Files.createDirectories(folder.resolve("home.new/lib"));
        assertThat(keycloak.isInstalled()).isFalse();

        keycloak.install(folder.resolve("build.log"));

        assertThat(keycloak.isInstalled()).isTrue();
        assertThat(keycloak.home().resolve("built")).exists();
        assertThat(keycloak.home().resolve("lib")).doesNotExist();
        assertThat(folder.resolve("home.new")).doesNotExist();
    }

    @Test
    void aBuildThatFailsIsNoInstallation() throws IOException, InterruptedException {
        Keycloak broken = new Keycloak(folder.resolve("home"), archive("exit 1"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> broken.install(folder.resolve("build.log")))
                .withStackTraceContaining("did not end well; see " + folder.resolve("build.log"));
        assertThat(broken.isInstalled()).isFalse();

        Keycloak mended = new Keycloak(folder.resolve("home"), archive("exit 0"));
        mended.install(folder.resolve("build.log"));
        assertThat(mended.isInstalled()).isTrue();
    }

    private Path archive(String build) throws IOException, InterruptedException {
        Path script = folder.resolve("made/keycloak-0/bin/kc.sh");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\n" + build + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Path archive = folder.resolve("keycloak-quarkus-dist-0.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar",
                        "-czf",
                        archive.toString(),
                        "-C",
                        folder.resolve("made").toString(),
                        "keycloak-0")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return archive;
    }
}
