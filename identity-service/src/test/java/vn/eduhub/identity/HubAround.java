package vn.eduhub.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import vn.eduhub.local.broker.EmbeddedBroker;
import vn.eduhub.local.signon.TestIssuer;
import vn.eduhub.local.store.EmbeddedStore;

/// The store, the broker and the sign-on that one test class works with, all in this process.
record HubAround(Path folder, EmbeddedStore store, EmbeddedBroker broker, TestIssuer issuer) implements AutoCloseable {

    static HubAround start() throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "identity-it");
        return new HubAround(
                folder,
                EmbeddedStore.inMemory(),
                EmbeddedBroker.startOpen(folder.resolve("broker")),
                TestIssuer.start());
    }

    void settings(DynamicPropertyRegistry registry) {
        registry.add("hub.store.uri", store::uri);
        registry.add("hub.broker.bootstrap-servers", broker::bootstrapServers);
        registry.add("hub.broker.security", () -> "NONE");
        registry.add("hub.sign-on.issuer", issuer::issuer);
        registry.add("hub.keys.folder", () -> folder.resolve("keys"));
        registry.add("hub.keys.generate", () -> true);
    }

    @Override
    public void close() {
        issuer.close();
        broker.close();
        store.close();
    }
}
