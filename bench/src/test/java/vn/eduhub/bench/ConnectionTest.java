package vn.eduhub.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final byte[] BODY = "xin chào".repeat(20_000).getBytes(StandardCharsets.UTF_8);

    private HttpServer server = start();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void serve() {
        answer("/whole", BODY.length);
        answer("/chunked", 0);
        server.createContext("/nothing", exchange -> {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });
        server.start();
    }

    private void answer(String path, long length) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", "/v1/learners/12345678901");
            exchange.sendResponseHeaders(201, length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersOfEveryLengthComeWholeOverOneConnection() throws IOException {
        try (Connection connection = connection(server.getAddress().getPort())) {
            for (String path : new String[] {"/whole", "/chunked", "/whole"}) {
                Answer answer = connection.send(get(path));
                assertThat(answer.status()).isEqualTo(201);
                assertThat(answer.header("location")).contains("/v1/learners/12345678901");
                assertThat(answer.text()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
            }
            assertThat(connection.send(get("/nothing")).status()).isEqualTo(304);
            assertThat(connection.send(get("/whole")).status()).isEqualTo(201);
        }
    }

    @Test
    void anAnswerThatIsCutOffIsAFault() throws IOException {
        try (ServerSocket half = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerHalf(half));
            try (Connection connection = connection(half.getLocalPort())) {
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> connection.send(get("/whole")));
            }
        }
    }

    private static void answerHalf(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            in.readNBytes(get("/whole").length);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connection(int port) throws IOException {
        return new Connection(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
