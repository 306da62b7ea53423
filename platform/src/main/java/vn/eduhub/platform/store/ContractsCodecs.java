package vn.eduhub.platform.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
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
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Contracts in BSON, as in JSON: identifiers are strings, code-list values their codes.
final class ContractsCodecs implements CodecProvider {

    private final Map<Class<?>, Codec<?>> byType = new HashMap<>();

    ContractsCodecs() {
        text(RecordId.class, RecordId::value, RecordId::new);
        text(EducationId.class, EducationId::digits, EducationId::new);
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

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return (Codec<T>) byType.get(type);
    }

    private <E extends Enum<E> & Coded> void coded(Class<E> type, CodeList<E> list) {
        text(type, Coded::code, code -> list.find(code).orElseThrow());
    }

    private <T> void text(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        byType.put(type, new TextCodec<>(type, toText, fromText));
    }

    private record TextCodec<T>(Class<T> type, Function<T, String> toText, Function<String, T> fromText)
            implements Codec<T> {

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(toText.apply(value));
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return fromText.apply(reader.readString());
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
