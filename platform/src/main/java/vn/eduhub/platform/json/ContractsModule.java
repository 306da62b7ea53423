package vn.eduhub.platform.json;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import vn.eduhub.contracts.code.CodeList;
import vn.eduhub.contracts.code.Coded;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Writes identifiers as plain strings and code-list values as their official codes, so that contracts need no
/// annotation.
public final class ContractsModule extends SimpleModule {

    public ContractsModule() {
        super("eduhub-contracts");
        text(RecordId.class, RecordId::value, RecordId::new);
        text(EducationId.class, EducationId::digits, EducationId::new);
        text(PersonalNumber.class, PersonalNumber::digits, PersonalNumber::new);
        text(SchoolYear.class, SchoolYear::toString, SchoolYear::parse);
        text(Grade.class, Grade::code, Grade::new);
        text(Ethnicity.class, Ethnicity::code, Ethnicity::new);
        text(Sealed.class, Sealed::text, Sealed::new);
        coded(Sex.class, Sex.CODES);
        coded(Level.class, Level.CODES);
        coded(Ownership.class, Ownership.CODES);
        coded(StaffGroup.class, StaffGroup.CODES);
        coded(LeavingReason.class, LeavingReason.CODES);
    }

    private <E extends Enum<E> & Coded> void coded(Class<E> type, CodeList<E> list) {
        text(
                type,
                Coded::code,
                code -> list.find(code).orElseThrow(() -> new IllegalArgumentException("unknown code")));
    }

    private <T> void text(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        addSerializer(type, new TextSerializer<>(type, toText));
        addDeserializer(type, new TextDeserializer<>(type, fromText));
    }

    private static final class TextSerializer<T> extends StdScalarSerializer<T> {

        private final transient Function<T, String> toText;

        TextSerializer(Class<T> type, Function<T, String> toText) {
            super(type);
            this.toText = toText;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(toText.apply(value));
        }
    }

    private static final class TextDeserializer<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> fromText;

        TextDeserializer(Class<T> type, Function<String, T> fromText) {
            super(type);
            this.fromText = fromText;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return fromText.apply(text);
            } catch (IllegalArgumentException e) {
                // The text may be personal; the advice names the place, never the value.
                return (T) context.handleWeirdStringValue(handledType(), "", "not a valid value");
            }
        }
    }
}
