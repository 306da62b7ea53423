package vn.eduhub.local.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A document store that any MongoDB driver can talk to, listening on 127.0.0.1.
public final class EmbeddedStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final int BACKLOG = 512;

    private final Storage storage;
    private final Commands commands;
    private final ServerSocket listener;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedStore(Storage storage, int port) throws IOException {
        this.storage = storage;
        this.commands = new Commands(storage, InstantSource.system());
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            storage.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("store-listener").start(this::accept);
    }

    /// Opens the store kept in `folder` (made if it is not there), on `port`, or on any free one if `port` is 0.
    public static EmbeddedStore open(Path folder, int port, Durability durability) throws IOException {
        return open(folder, port, durability, Engine.MEMTABLE_BYTES);
    }

    static EmbeddedStore open(Path folder, int port, Durability durability, long memtableBytes) throws IOException {
        return new EmbeddedStore(Storage.open(folder, durability, memtableBytes), port);
    }

    /// A store that ends with the process, on any free port.
    public static EmbeddedStore inMemory() throws IOException {
        return new EmbeddedStore(Storage.inMemory(), 0);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// For `MONGODB_URI`. The store knows no sessions, so drivers must not retry writes by themselves.
    public String uri() {
        return "mongodb://127.0.0.1:" + port() + "/?retryWrites=false";
    }

    /// Walks through entries that hold native memory now: none between two commands.
    int openWalks() {
        return storage.openWalks();
    }

    private void accept() {
        while (!closed.get()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofPlatform()
                        .daemon()
                        .name("store-client-" + client.getPort())
                        .start(() -> serve(client));
            } catch (IOException e) {
                if (!closed.get()) {
                    LOG.warn("a connection could not be taken", e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try {
            new Wire(client, commands, storage).serve();
        } catch (IOException e) {
            if (!closed.get()) {
                LOG.debug("a connection ended", e);
            }
        } finally {
            clients.remove(client);
            Wire.closeQuietly(client);
        }
    }

    /// Ends all connections, saves everything and closes the files.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            listener.close();
        } catch (IOException e) {
            LOG.debug("closing the listener", e);
        }
        clients.forEach(Wire::closeQuietly);
        storage.close();
    }
}
