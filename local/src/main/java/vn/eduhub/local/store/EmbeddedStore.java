package vn.eduhub.local.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A document store that any MongoDB driver can talk to, listening on 127.0.0.1.
public final class EmbeddedStore implements AutoCloseable {
    private final MongoServer server;
    private final int port;

    private EmbeddedStore(MongoServer server, int port) {
        this.server = server;
        this.port = port;
        server.bind("127.0.0.1", port);
    }

    /// Opens the store kept in `folder` (made if it is not there), on `port`, or on any free one if `port` is 0.
    public static EmbeddedStore open(Path folder, int port, Durability durability) throws IOException {
        Files.createDirectories(folder);
        return new EmbeddedStore(new MongoServer(new H2Backend(folder.resolve("store").toString())), port);
    }

    /// A store that ends with the process, on any free port.
    public static EmbeddedStore inMemory() throws IOException {
        return new EmbeddedStore(new MongoServer(H2Backend.inMemory()), 0);
    }

    public int port() {
        return port == 0 ? server.getLocalAddress().getPort() : port;
    }

    /// For `MONGODB_URI`. The store knows no sessions, so drivers must not retry writes by themselves.
    public String uri() {
        return "mongodb://127.0.0.1:" + port() + "/?retryWrites=false";
    }

    /// Answers what is under way, makes all writes durable and closes the files.
    @Override
    public void close() {
        server.shutdownNow();
    }
}
