package vn.eduhub.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Stands in for every service behind a gateway: whatever it is asked, without a body, it answers at once the same 500
/// bytes. So nothing but the gateway is measured.
final class SteadyService implements Closeable {

    private static final byte[] ANSWER = answer();

    private final ServerSocket door;

    private SteadyService(ServerSocket door) {
        this.door = door;
    }

    static SteadyService start() throws IOException {
        SteadyService service = new SteadyService(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("steady-service").start(service::accept);
        return service;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = door.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> answer(connection));
            }
        } catch (IOException _) {
            // Closed.
            return;
        }
    }

    private static void answer(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (skipHead(in)) {
                out.write(ANSWER);
            }
        } catch (IOException _) {
            // The gateway let the connection go.
            return;
        }
    }

    /// CR LF CR LF ends it.
    private static boolean skipHead(InputStream in) throws IOException {
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            last = last << 8 | next;
        }
        return true;
    }

    private static byte[] answer() {
        String body = "{\"educationId\":\"000000000000\",\"filled\":\"" + "y".repeat(456) + "\"}";
        String head = """
                HTTP/1.1 200\r
                X-Request-Id: steady\r
                ETag: "1"\r
                Cache-Control: no-cache, no-store, max-age=0, must-revalidate\r
                X-Content-Type-Options: nosniff\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """.formatted(body.length());
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
