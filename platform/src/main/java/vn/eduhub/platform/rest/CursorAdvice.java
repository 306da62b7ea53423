package vn.eduhub.platform.rest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Seals the cursor of every page on its way out.
@RestControllerAdvice
class CursorAdvice implements ResponseBodyAdvice<Object> {

    private final Cursors cursors;

    CursorAdvice(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Paged page)) {
            return body;
        }
        String place = page.nextCursor();
        return place == null
                ? page
                : page.withNextCursor(cursors.sealed(((ServletServerHttpRequest) request).getServletRequest(), place));
    }
}
