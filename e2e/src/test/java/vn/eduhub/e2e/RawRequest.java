package vn.eduhub.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request written byte by byte, for what the client of the JDK refuses to send.
final class RawRequest {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawRequest() {}

    /// Sends a head that announces a body, no body, and reads the problem that comes back.
    static String answerToHead(int port, String path, String token, long contentLength) {
        return answer(port, path, token, contentLength, "", false);
    }

    /// Sends less of a body than was announced, and that there is no more; reads the problem that comes back.
    static String answerToBrokenOff(int port, String path, String token, long contentLength, String sent) {
        return answer(port, path, token, contentLength, sent, true);
    }

    private static String answer(
            int port, String path, String token, long contentLength, String sent, boolean breaksOff) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token + "\r\nContent-Length: "
                + contentLength + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((head + sent).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            if (breaksOff) {
                socket.shutdownOutput();
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            // Up to the end of the problem: the connection may stay open for the body that never comes.
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
                if (next == '}') {
                    break;
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
