package vn.eduhub.platform.record;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import vn.eduhub.contracts.event.RecordBody;

/// A version that was replaced, in the history: `{_id: "<record id>:<version>", body: …}`.
record Kept<T>(RecordBody<T> body) {

    static String id(String recordId, long version) {
        return recordId + ":" + version;
    }

    /// Writes the body as the record itself is written; whose mark it bore matters no more.
    static final class KeptCodec<T> implements Codec<Kept<T>> {

        private final MarkedCodec<T> bodies;
        private final Class<Kept<T>> type;

        @SuppressWarnings("unchecked")
        KeptCodec(MarkedCodec<T> bodies) {
            this.bodies = bodies;
            this.type = (Class<Kept<T>>) (Class<?>) Kept.class;
        }

        @Override
        public void encode(BsonWriter writer, Kept<T> kept, EncoderContext context) {
            writer.writeStartDocument();
            writer.writeString(
                    "_id", id(kept.body().recordId().value(), kept.body().version()));
            writer.writeName("body");
            bodies.encode(writer, new Marked<>(kept.body(), "", 0), context);
            writer.writeEndDocument();
        }

        @Override
        public Kept<T> decode(BsonReader reader, DecoderContext context) {
            RecordBody<T> body = null;
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                if (reader.readName().equals("body")) {
                    body = bodies.decode(reader, context).body();
                } else {
                    reader.skipValue();
                }
            }
            reader.readEndDocument();
            if (body == null) {
                throw new IllegalStateException("a kept version has no body");
            }
            return new Kept<>(body);
        }

        @Override
        public Class<Kept<T>> getEncoderClass() {
            return type;
        }
    }
}
