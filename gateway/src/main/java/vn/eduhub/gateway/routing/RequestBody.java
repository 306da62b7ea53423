package vn.eduhub.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import vn.eduhub.gateway.GatewayError;
import vn.eduhub.platform.problem.BodyLimitFilter;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The body of a request on its way: up to 1 MB is held, so that it can be sent to another instance; an
/// upload is passed through as it comes and never held.
final class RequestBody {

    private RequestBody() {}

    static boolean isUpload(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/v1/intake");
    }

    /// None when the request has no body.
    static @Nullable HttpEntity of(HttpServletRequest request, long uploadBytesMax) {
        long length = request.getContentLengthLong();
        if (length < 0 && request.getHeader("Transfer-Encoding") == null) {
            return null;
        }
        if (length == 0) {
            // Its type goes on with it: the service is to say that the body is empty, not that it has no type.
            return request.getContentType() == null ? null : new ByteArrayEntity(new byte[0], type(request));
        }
        boolean upload = isUpload(request);
        long bytesMax = upload ? uploadBytesMax : BodyLimitFilter.JSON_BYTES_MAX;
        HubError tooLarge = upload ? GatewayError.UPLOAD_TOO_LARGE : PlatformError.BODY_TOO_LARGE;
        if (length > bytesMax) {
            throw new HubException(tooLarge, Long.toString(bytesMax));
        }
        try {
            InputStream body = new CallersStream(request.getInputStream(), bytesMax, tooLarge);
            return upload
                    ? new InputStreamEntity(body, length, type(request))
                    : new ByteArrayEntity(body.readAllBytes(), type(request));
        } catch (IOException e) {
            throw new CallerGoneException(e);
        }
    }

    private static @Nullable ContentType type(HttpServletRequest request) {
        return ContentType.parseLenient(request.getContentType());
    }

    /// Ends with a problem once more bytes came than may come, and tells a caller that went away from a service that
    /// did.
    private static final class CallersStream extends InputStream {

        private final InputStream body;
        private final long bytesMax;
        private final HubError tooLarge;
        private long read;

        CallersStream(InputStream body, long bytesMax, HubError tooLarge) {
            this.body = body;
            this.bytesMax = bytesMax;
            this.tooLarge = tooLarge;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                int count = body.read(target, offset, length);
                read += Math.max(count, 0);
                if (read > bytesMax) {
                    throw new HubException(tooLarge, Long.toString(bytesMax));
                }
                return count;
            } catch (IOException e) {
                throw new CallerGoneException(e);
            }
        }
    }
}
