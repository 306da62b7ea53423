package vn.eduhub.platform.caller;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// Hands a [Caller] or [Submitter] to controller methods.
final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    private final SubmitterSigner signer;

    CallerArgumentResolver(SubmitterSigner signer) {
        this.signer = signer;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Submitter.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Jwt token = CallerReader.token();
        if (parameter.getParameterType() == Caller.class) {
            return CallerReader.read(token);
        }
        if (!CallerReader.roles(token).contains(HubRole.SERVICE)) {
            throw new HubException(PlatformError.FORBIDDEN);
        }
        return Optional.ofNullable(request.getHeader(SubmitterSigner.HEADER))
                .flatMap(signer::read)
                .orElseThrow(() -> new HubException(PlatformError.FORBIDDEN));
    }
}
