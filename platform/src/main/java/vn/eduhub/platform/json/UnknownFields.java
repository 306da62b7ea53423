package vn.eduhub.platform.json;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.platform.problem.HubException;

/// Jackson gives up at the first field it does not know; a caller is to learn of all of them. They are noted on the
/// request while its body is read, and told after it.
@RestControllerAdvice
class UnknownFields extends RequestBodyAdviceAdapter {

    private static final String NOTED = UnknownFields.class.getName();
    private static final int TOLD_MAX = 100;

    /// Where no body of a request is being read, an unknown field ends the reading at once.
    static final class Noting extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String propertyName) {
            List<FieldFault> noted = noted();
            if (noted == null) {
                return false;
            }
            if (noted.size() < TOLD_MAX) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                noted.add(FieldFault.at(pointer, Fault.UNKNOWN_FIELD));
            }
            parser.skipChildren();
            return true;
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<FieldFault> noted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (List<FieldFault>) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public boolean supports(
            MethodParameter methodParameter, Type targetType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage inputMessage,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(NOTED, new ArrayList<FieldFault>(), RequestAttributes.SCOPE_REQUEST);
        return inputMessage;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage inputMessage,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        List<FieldFault> noted = noted();
        RequestContextHolder.currentRequestAttributes().removeAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
        if (noted != null && !noted.isEmpty()) {
            throw HubException.invalid(noted);
        }
        return body;
    }
}
