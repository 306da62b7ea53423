package vn.eduhub.local.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client: reads its messages and answers them, one after the other. Of the wire protocol it speaks `OP_MSG`, and
/// `OP_QUERY` for the greeting with which drivers begin.
final class Wire {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final int MESSAGE_MAX = 48_000_000 + 16 * 1024;
    private static final int FLAG_CHECKSUM = 1;
    private static final int FLAG_MORE_TO_COME = 2;
    private static final int ANSWER_KEPT_MAX = 1024 * 1024;

    private final Socket socket;
    private final Commands commands;
    private final Storage storage;
    private DocWriter out = new DocWriter(8 * 1024);
    private int answers;

    Wire(Socket socket, Commands commands, Storage storage) {
        this.socket = socket;
        this.commands = commands;
        this.storage = storage;
    }

    /// Returns when the client is gone.
    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 32 * 1024));
                OutputStream to = socket.getOutputStream()) {
            byte[] header = new byte[HEADER];
            while (true) {
                in.readFully(header);
                int length = Value.intAt(header, 0);
                if (length < HEADER || length > MESSAGE_MAX) {
                    throw new IOException("a message of " + length + " bytes");
                }
                byte[] body = new byte[length - HEADER];
                in.readFully(body);
                if (answer(header, body)) {
                    to.write(out.buffer(), 0, out.size());
                }
                if (out.buffer().length > ANSWER_KEPT_MAX) {
                    out = new DocWriter(8 * 1024);
                }
            }
        } catch (EOFException _) {
            // The client has closed the connection.
        }
    }

    /// False if the client wants no answer.
    private boolean answer(byte[] header, byte[] body) throws IOException {
        int request = Value.intAt(header, 4);
        int operation = Value.intAt(header, 12);
        out.clear();
        out.skip(HEADER);
        boolean wanted = switch (operation) {
            case OP_MSG -> {
                out.skip(5);
                run(message(body));
                yield (Value.intAt(body, 0) & FLAG_MORE_TO_COME) == 0;
            }
            case OP_QUERY -> {
                out.skip(20);
                Value.putInt(out.buffer(), HEADER + 16, 1);
                run(query(body));
                yield true;
            }
            default -> throw new IOException("an operation this store does not know: " + operation);
        };
        out.setInt(0, out.size());
        out.setInt(4, ++answers);
        out.setInt(8, request);
        out.setInt(12, operation == OP_MSG ? OP_MSG : OP_REPLY);
        return wanted;
    }

    /// Flags (4 bytes), then sections: 0 and the body, or 1, length, name and documents.
    private static Request message(byte[] bytes) throws IOException {
        int end = (Value.intAt(bytes, 0) & FLAG_CHECKSUM) == 0 ? bytes.length : bytes.length - 4;
        Doc body = null;
        Map<String, List<Doc>> sequences = new HashMap<>();
        int at = 4;
        while (at < end) {
            int kind = bytes[at++];
            int length = Value.intAt(bytes, at);
            if (length < 5 || length > end - at) {
                throw new IOException("a section of " + length + " bytes");
            }
            if (kind == 0) {
                body = new Doc(bytes, at);
            } else if (kind == 1) {
                int documents = Value.afterName(bytes, at + 4);
                String name = new String(bytes, at + 4, documents - at - 5, java.nio.charset.StandardCharsets.UTF_8);
                sequences.put(name, sequence(bytes, documents, at + length));
            } else {
                throw new IOException("a section of kind " + kind);
            }
            at += length;
        }
        if (body == null) {
            throw new IOException("a message without a body");
        }
        Value database = body.get("$db");
        return new Request(database == null ? "admin" : database.asString(), body, sequences);
    }

    private static List<Doc> sequence(byte[] bytes, int from, int to) throws IOException {
        List<Doc> documents = new ArrayList<>();
        int at = from;
        while (at < to) {
            int length = Value.intAt(bytes, at);
            if (length < 5 || length > to - at) {
                throw new IOException("a document of " + length + " bytes");
            }
            documents.add(new Doc(bytes, at));
            at += length;
        }
        return documents;
    }

    /// Flags (4 bytes), `database.$cmd`, skip (4), limit (4), body.
    private static Request query(byte[] bytes) {
        int behindName = Value.afterName(bytes, 4);
        String namespace = new String(bytes, 4, behindName - 5, java.nio.charset.StandardCharsets.UTF_8);
        int dot = namespace.indexOf('.');
        return new Request(dot < 0 ? namespace : namespace.substring(0, dot), new Doc(bytes, behindName + 8), Map.of());
    }

    private void run(Request request) {
        int from = out.size();
        out.begin();
        StoreException failure = null;
        try {
            storage.whileOpen(() -> commands.run(request, out));
        } catch (StoreException e) {
            failure = e;
        } catch (IndexOutOfBoundsException e) {
            failure = StoreException.badValue("the message is not BSON");
        } catch (RuntimeException e) {
            // One bad command must not end the connection. Nothing of the command is logged: it may hold personal data.
            LOG.error("the command failed", e);
            failure = new StoreException(1, "InternalError", e.getClass().getSimpleName());
        }
        if (failure == null) {
            out.put("ok", 1.0).end();
            return;
        }
        fail(from, failure);
    }

    private void fail(int from, StoreException failure) {
        out.backTo(from);
        out.begin().put("ok", 0.0).put("errmsg", String.valueOf(failure.getMessage()));
        out.put("code", failure.code()).put("codeName", failure.codeName());
        failure.describe(out);
        out.end();
    }

    static void closeQuietly(@Nullable Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("closing a connection", e);
            }
        }
    }
}
