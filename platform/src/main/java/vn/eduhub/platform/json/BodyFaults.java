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
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.JsonTypes;

/// Jackson gives up at the first field it does not know and at the first value of a wrong type; a caller
/// is to learn of all of them. They are noted on the request while its body is read, and told after it.
@RestControllerAdvice
public class BodyFaults extends RequestBodyAdviceAdapter {

    private static final String NOTED = BodyFaults.class.getName();
    private static final int TOLD_MAX = 100;

    /// Reads what was put together by hand, such as a patched record, as the body of a request is read.
    ///
    /// @throws HubException with all its faults
    public static <T> T read(JsonMapper json, JsonNode body, Class<T> type) {
        note(new ArrayList<>());
        T read = json.treeToValue(body, type);
        tellNoted();
        return read;
    }

    /// Where no body of a request is being read, the first fault ends the reading.
    static final class Noting extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String propertyName) {
            return noted(objectPointer(context, parser) + "/" + escaped(propertyName), parser, Fault.UNKNOWN_FIELD);
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType target,
                JsonToken token,
                JsonParser parser,
                @Nullable String failure) {
            return wrongType(target.getRawClass(), parser);
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                @Nullable ValueInstantiator instantiator,
                @Nullable JsonParser parser,
                @Nullable String message) {
            return parser == null ? NOT_HANDLED : wrongType(target, parser);
        }

        /// What is read as nothing for now: the request ends after its body. A primitive cannot be nothing.
        private static @Nullable Object wrongType(Class<?> target, JsonParser parser) {
            return !target.isPrimitive() && noted(pointer(parser), parser, Fault.WRONG_TYPE, JsonTypes.named(target))
                    ? null
                    : NOT_HANDLED;
        }

        private static boolean noted(String pointer, JsonParser parser, Fault fault, String... arguments) {
            List<FieldFault> noted = BodyFaults.noted();
            if (noted == null) {
                return false;
            }
            if (noted.size() < TOLD_MAX) {
                noted.add(FieldFault.at(pointer, fault, arguments));
            }
            parser.skipChildren();
            return true;
        }

        /// Of the value that the parser is at; at the beginning of an object or array the context is already
        /// its own.
        private static String pointer(JsonParser parser) {
            boolean atBegin = parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.START_ARRAY);
            return (atBegin ? above(parser) : parser.streamReadContext())
                    .pathAsPointer()
                    .toString();
        }

        /// Of the object that has a field. A record is made first and told of its unknown fields after: those
        /// come from a buffer that does not know its place, so the parser of the body is asked where it is. At
        /// the end of an object its context is already that of what holds it.
        private static String objectPointer(DeserializationContext context, JsonParser parser) {
            JsonParser body = context.getParser();
            boolean ended = body.hasToken(JsonToken.END_OBJECT) && !body.equals(parser);
            boolean atBegin = body.equals(parser)
                    && (parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.START_ARRAY));
            TokenStreamContext object = ended ? body.streamReadContext() : above(body);
            TokenStreamContext holder = atBegin ? object.getParent() : object;
            return holder == null ? "" : holder.pathAsPointer().toString();
        }

        private static TokenStreamContext above(JsonParser parser) {
            TokenStreamContext context = parser.streamReadContext();
            TokenStreamContext parent = context.getParent();
            return parent == null ? context : parent;
        }

        private static String escaped(String name) {
            return name.replace("~", "~0").replace("/", "~1");
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<FieldFault> noted() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (List<FieldFault>) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
    }

    private static void note(List<FieldFault> empty) {
        RequestContextHolder.currentRequestAttributes().setAttribute(NOTED, empty, RequestAttributes.SCOPE_REQUEST);
    }

    private static void tellNoted() {
        List<FieldFault> noted = noted();
        RequestContextHolder.currentRequestAttributes().removeAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
        if (noted != null && !noted.isEmpty()) {
            throw HubException.invalid(noted);
        }
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
        note(new ArrayList<>());
        return inputMessage;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage inputMessage,
            MethodParameter parameter,
            Type targetType,
            Class<? extends HttpMessageConverter<?>> converterType) {
        tellNoted();
        return body;
    }
}
