package vn.eduhub.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.servlet.function.ServerResponse;

/// A file out of the jar, and what caches hold it by: it may be shown for ten minutes, and is asked for again by the
/// hash of its content.
record StaticFile(Resource content, MediaType type, String tag) {

    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic().mustRevalidate();

    static StaticFile of(Resource content) {
        MediaType type = MediaTypeFactory.getMediaType(content).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new StaticFile(
                content,
                type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type,
                "\"" + hash(content) + "\"");
    }

    private static String hash(Resource content) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest(content.getContentAsByteArray()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(content.getFilename()), e);
        }
    }

    /// 304 when whoever asks has it.
    ServerResponse answer() {
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(CACHE)
                .eTag(tag)
                .body(content);
    }
}
