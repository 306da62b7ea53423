package vn.eduhub.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.eduhub.gateway.GatewayError;
import vn.eduhub.platform.problem.BodyLimitFilter;
import vn.eduhub.platform.problem.HubError;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

class RequestBodyTest {

    private static final int UPLOAD_MAX = 2 * BodyLimitFilter.JSON_BYTES_MAX;

    /// A request whose length is said, or comes in chunks.
    private static MockHttpServletRequest request(String path, int bytes, boolean said) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return said ? bytes : -1;
            }
        };
        request.addHeader("Transfer-Encoding", "chunked");
        request.setContentType("application/zip");
        request.setContent(new byte[bytes]);
        return request;
    }

    private static @Nullable HubError refusal(String path, int bytes, boolean said) throws IOException {
        try {
            HttpEntity body = RequestBody.of(request(path, bytes, said), UPLOAD_MAX);
            if (body != null) {
                try (InputStream content = body.getContent()) {
                    assertThat(content.readAllBytes()).hasSize(bytes);
                }
            }
            return null;
        } catch (HubException e) {
            return e.error();
        }
    }

    @Test
    void anUploadHasABoundOfItsOwn() throws IOException {
        for (boolean said : new boolean[] {true, false}) {
            assertThat(refusal("/v1/intake", UPLOAD_MAX, said)).isNull();
            assertThat(refusal("/v1/intake", UPLOAD_MAX + 1, said)).isEqualTo(GatewayError.UPLOAD_TOO_LARGE);
            assertThat(refusal("/v1/learners", BodyLimitFilter.JSON_BYTES_MAX + 1, said))
                    .isEqualTo(PlatformError.BODY_TOO_LARGE);
        }
    }

    /// Who sends a file is not told to send a file.
    @Test
    void theRefusalOfAnUploadSaysHowToGoOn() {
        assertThat(GatewayError.UPLOAD_TOO_LARGE.code()).isEqualTo("upload-too-large");
        assertThat(GatewayError.UPLOAD_TOO_LARGE.english()).doesNotContain("/v1/intake");
    }
}
