package vn.eduhub.platform.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// A text of a request in which null says something else than leaving it out: what was told before is taken
/// away. A component of this type is null when it was left out.
///
/// @param text null as it was told
@JsonDeserialize(using = NullableText.Reading.class)
public record NullableText(@Nullable String text) {

    static final class Reading extends StdScalarDeserializer<NullableText> {

        Reading() {
            super(NullableText.class);
        }

        @Override
        public @Nullable NullableText deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return new NullableText(parser.getString());
            }
            context.handleUnexpectedToken(context.constructType(String.class), parser);
            return null;
        }

        @Override
        public NullableText getNullValue(DeserializationContext context) {
            return new NullableText(null);
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
