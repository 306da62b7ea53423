package vn.eduhub.bench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One kept-alive HTTP/1.1 connection that sends bytes made beforehand. The load generator shares its two
/// cores with what it measures, and this takes a fraction of the CPU time of a general client.
///
/// Not for use by several threads.
final class Connection implements Closeable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int BUFFER = 1 << 16;
    private static final int HEAD_MAX = 1 << 15;
    private static final int BODY_MAX = 1 << 26;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;

    Connection(String host, int port) throws IOException {
        socket = new Socket();
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            in = socket.getInputStream();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        byte[] head = head();
        int status = status(head);
        Answer bare = new Answer(status, head, new byte[0]);
        if (status == 204 || status == 304) {
            return bare;
        }
        Optional<String> length = bare.header("Content-Length");
        if (length.isPresent()) {
            return new Answer(status, head, bytes(number(length.get(), 10)));
        }
        if (bare.header("Transfer-Encoding").isPresent()) {
            return new Answer(status, head, chunks());
        }
        throw new IOException("an answer " + status + " without an end");
    }

    private byte[] head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        // The last four bytes, newest lowest: CR LF CR LF ends the head.
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = next();
            last = last << 8 | next;
            head.write(next);
            if (head.size() > HEAD_MAX) {
                throw new IOException("an answer's head has no end");
            }
        }
        return head.toByteArray();
    }

    private static int status(byte[] head) throws IOException {
        if (head.length < 12) {
            throw new IOException("not an HTTP answer");
        }
        return number(new String(head, 9, 3, StandardCharsets.ISO_8859_1), 10);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(line(), 16);
            if (size == 0) {
                line();
                return body.toByteArray();
            }
            body.write(bytes(size));
            line();
            if (body.size() > BODY_MAX) {
                throw new IOException("an answer is too long");
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = next(); next != '\n'; next = next()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private byte[] bytes(int count) throws IOException {
        if (count > BODY_MAX) {
            throw new IOException("an answer is too long");
        }
        byte[] bytes = new byte[count];
        int got = Math.min(count, filled - at);
        System.arraycopy(buffer, at, bytes, 0, got);
        at += got;
        while (got < count) {
            int read = in.read(bytes, got, count - got);
            if (read < 0) {
                throw new EOFException("the answer was cut off");
            }
            got += read;
        }
        return bytes;
    }

    private int next() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                throw new EOFException("the connection was closed");
            }
        }
        return buffer[at++] & 0xff;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            throw new IOException("not an HTTP answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
