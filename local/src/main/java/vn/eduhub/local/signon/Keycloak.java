package vn.eduhub.local.signon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Keycloak as it is published on Maven Central: unpacked and built once per checkout, then started as a
/// plain Java process. What it remembers lies in a folder of its own, so that two hubs can share the unpacked
/// server.
///
/// @param home the unpacked server, `.hub/keycloak-<version>`
/// @param archive the published archive, copied there by the build of `local`
public record Keycloak(Path home, Path archive) {

    private static final String ARCHIVE_PREFIX = "keycloak-quarkus-dist-";
    private static final String ARCHIVE_SUFFIX = ".tar.gz";

    /// Its events name whoever failed to sign on, and the number that the outside provider stated for them; KeyUtils
    /// complains of an account's id by saying it, and that can be such a number.
    private static final String LOG_LEVEL = "INFO,org.keycloak.events:off,org.keycloak.storage.jpa.KeyUtils:off";

    private static final List<String> REALMS = List.of("eduhub-realm.json", "population-eid-realm.json");

    /// The Keycloak of this checkout.
    ///
    /// @param root the checkout
    public static Keycloak of(Path root) {
        Path folder = root.resolve("local/target/keycloak");
        Path archive = archiveIn(folder);
        String name = archive.getFileName().toString();
        String version = name.substring(ARCHIVE_PREFIX.length(), name.length() - ARCHIVE_SUFFIX.length());
        return new Keycloak(root.resolve(".hub").resolve("keycloak-" + version), archive);
    }

    /// Whether nothing is left to unpack or build.
    public boolean isInstalled() {
        return Files.exists(home.resolve("installed"));
    }

    /// Unpacks and builds the server unless that is done. Safe when two processes ask at once.
    ///
    /// @param log where the output of the build goes
    public void install(Path log) {
        if (isInstalled()) {
            return;
        }
        try {
            Files.createDirectories(home.getParent());
            Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!isInstalled() && lock.isValid()) {
                    unpackAndBuild(log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be unpacked to " + home, e);
        }
    }

    /// The command that starts the server on these ports with what it remembers in `data`. Imports the realms
    /// when `data` is empty, and starts over when the realm files are others than those it was filled from.
    public List<String> command(Path data, int port, int managementPort, List<String> jvmOptions) {
        prepare(data);
        Stream<String> command = Stream.of(
                        Stream.of(java()),
                        jvmOptions.stream(),
                        jvm(data),
                        Stream.of("-cp", home.resolve("lib/quarkus-run.jar").toString()),
                        Stream.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized"),
                        server(data, port, managementPort))
                .flatMap(part -> part);
        return command.toList();
    }

    /// What the realm files leave open, for a server on this port: where the simulator of the outside
    /// identity provider is.
    public static Map<String, String> environment(int port) {
        return Map.of("HUB_VNEID_ISSUER", "http://127.0.0.1:" + port + "/realms/" + PopulationRealm.NAME);
    }

    private Stream<String> jvm(Path data) {
        return Stream.of(
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus.transaction-manager.object-store.directory=" + data.resolve("transaction-logs"),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED");
    }

    private static Stream<String> server(Path data, int port, int managementPort) {
        return Stream.of(
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                // The issuer stands in every token: it must not depend on the name a caller used.
                "--hostname=http://127.0.0.1:" + port,
                "--cache=local",
                "--log-level=" + LOG_LEVEL,
                "--db-url=jdbc:h2:file:" + data.resolve("h2/keycloak") + ";NON_KEYWORDS=VALUE");
    }

    private void prepare(Path data) {
        try {
            String print = importRealms();
            Path known = data.resolve("realms.sha256");
            if (Files.exists(known) && !Files.readString(known).equals(print)) {
                delete(data);
            }
            Files.createDirectories(data);
            Files.writeString(known, print);
        } catch (IOException e) {
            throw new UncheckedIOException("the realm files cannot be given to Keycloak", e);
        }
    }

    private String importRealms() throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/import"));
        MessageDigest digest = sha256();
        for (String realm : REALMS) {
            byte[] bytes = resource(realm);
            digest.update(bytes);
            Path temporary = Files.createTempFile(home.resolve("data"), "realm", ".json");
            Files.write(temporary, bytes);
            Files.move(temporary, folder.resolve(realm), StandardCopyOption.REPLACE_EXISTING);
        }
        dropOldRealms(folder);
        return HexFormat.of().formatHex(digest.digest());
    }

    /// An earlier version of ours may have left some there.
    private static void dropOldRealms(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!REALMS.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream("/realm/" + name)) {
            if (in == null) {
                throw new IOException("realm file " + name + " is missing from the class path");
            }
            return in.readAllBytes();
        }
    }

    private void unpackAndBuild(Path log) throws IOException {
        Path temporary = home.resolveSibling(home.getFileName() + ".new");
        delete(temporary);
        delete(home);
        Files.createDirectories(temporary);
        run(log, List.of("tar", "-xzf", archive.toString(), "--strip-components=1", "-C", temporary.toString()));
        Files.move(temporary, home);
        run(
                log,
                List.of(
                        home.resolve("bin/kc.sh").toString(),
                        "build",
                        "--db=dev-file",
                        "--health-enabled=true",
                        "--metrics-enabled=false"));
        Files.createFile(home.resolve("installed"));
    }

    private static void run(Path log, List<String> command) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end well; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Keycloak was unpacked", e);
        }
    }

    private static Path archiveIn(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().endsWith(ARCHIVE_SUFFIX))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("no Keycloak archive in " + folder
                            + ": build the module local first (./mvnw -pl local -am package)"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
