package vn.eduhub.platform.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Created;
import vn.eduhub.contracts.event.RecordBody.IntakeRow;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;

/// A record as a document. Keys and their prints are two arrays of the same length, so that the index over
/// `keys` is a plain multikey one. Written by hand: it runs twice for every record of a country.
final class MarkedCodec<T> implements Codec<Marked<T>> {

    private final Codec<T> contents;
    private final Class<Marked<T>> type;

    @SuppressWarnings("unchecked")
    MarkedCodec(Codec<T> contents) {
        this.contents = contents;
        this.type = (Class<Marked<T>>) (Class<?>) Marked.class;
    }

    @Override
    public void encode(BsonWriter writer, Marked<T> marked, EncoderContext context) {
        RecordBody<T> body = marked.body();
        writer.writeStartDocument();
        writer.writeString("_id", body.recordId().value());
        encodeFields(writer, body, context);
        writer.writeStartDocument("mark");
        writer.writeString("w", marked.writer());
        writer.writeInt64("s", marked.seq());
        writer.writeEndDocument();
        writer.writeEndDocument();
    }

    /// Everything but `_id` and the mark.
    private void encodeFields(BsonWriter writer, RecordBody<T> body, EncoderContext context) {
        writer.writeInt64("version", body.version());
        writer.writeDateTime("updatedAt", body.updatedAt().toEpochMilli());
        writer.writeString("actor", body.actor());
        writer.writeString("cause", body.cause());
        if (body.cancelled()) {
            writer.writeBoolean("cancelled", true);
        }
        writeStrings(writer, "scope", body.scope(), RecordId::value);
        if (!body.formerScope().isEmpty()) {
            writeStrings(writer, "formerScope", body.formerScope(), RecordId::value);
        }
        if (!body.keys().isEmpty()) {
            writeStrings(writer, "keys", body.keys(), Link::key);
            writeStrings(writer, "prints", body.keys(), Link::print);
        }
        Created created = body.created();
        if (created != null) {
            writer.writeStartDocument("created");
            writer.writeString("key", created.key());
            writer.writeString("print", created.print());
            writer.writeEndDocument();
        }
        IntakeRow intake = body.intake();
        if (intake != null) {
            writer.writeStartDocument("intake");
            writer.writeString("job", intake.job());
            writer.writeInt64("row", intake.row());
            writer.writeEndDocument();
        }
        writer.writeName("content");
        context.encodeWithChildContext(contents, writer, body.content());
    }

    private static <E> void writeStrings(BsonWriter writer, String name, List<E> values, Function<E, String> text) {
        writer.writeStartArray(name);
        for (E value : values) {
            writer.writeString(text.apply(value));
        }
        writer.writeEndArray();
    }

    @Override
    public Marked<T> decode(BsonReader reader, DecoderContext context) {
        Fields<T> fields = new Fields<>();
        readDocument(reader, name -> readField(reader, context, name, fields));
        return fields.marked();
    }

    private void readField(BsonReader reader, DecoderContext context, String name, Fields<T> fields) {
        switch (name) {
            case "_id" -> fields.id = reader.readString();
            case "version" -> fields.version = reader.readInt64();
            case "updatedAt" -> fields.updatedAt = Instant.ofEpochMilli(reader.readDateTime());
            case "actor" -> fields.actor = reader.readString();
            case "cause" -> fields.cause = reader.readString();
            case "cancelled" -> fields.cancelled = reader.readBoolean();
            case "scope" -> readStrings(reader, text -> fields.scope.add(new RecordId(text)));
            case "formerScope" -> readStrings(reader, text -> fields.formerScope.add(new RecordId(text)));
            case "keys" -> readStrings(reader, fields.keys::add);
            case "prints" -> readStrings(reader, fields.prints::add);
            case "created" -> fields.created = readCreated(reader);
            case "intake" -> fields.intake = readIntake(reader);
            case "content" -> fields.content = contents.decode(reader, context);
            case "mark" ->
                readDocument(reader, part -> {
                    if (part.equals("w")) {
                        fields.writer = reader.readString();
                    } else {
                        fields.seq = reader.readInt64();
                    }
                });
            default -> reader.skipValue();
        }
    }

    private static Created readCreated(BsonReader reader) {
        String[] parts = {"", ""};
        readDocument(reader, name -> parts[name.equals("key") ? 0 : 1] = reader.readString());
        return new Created(parts[0], parts[1]);
    }

    private static IntakeRow readIntake(BsonReader reader) {
        String[] job = {""};
        long[] row = {0};
        readDocument(reader, name -> {
            if (name.equals("job")) {
                job[0] = reader.readString();
            } else {
                row[0] = reader.readInt64();
            }
        });
        return new IntakeRow(job[0], row[0]);
    }

    private static void readDocument(BsonReader reader, Consumer<String> field) {
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            field.accept(reader.readName());
        }
        reader.readEndDocument();
    }

    private static void readStrings(BsonReader reader, Consumer<String> each) {
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            each.accept(reader.readString());
        }
        reader.readEndArray();
    }

    @Override
    public Class<Marked<T>> getEncoderClass() {
        return type;
    }

    /// A document while it is read.
    private static final class Fields<T> {

        String id = "";
        long version;
        Instant updatedAt = Instant.EPOCH;
        String actor = "";
        String cause = "";
        boolean cancelled;
        final List<RecordId> scope = new ArrayList<>();
        final List<RecordId> formerScope = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> prints = new ArrayList<>();

        @Nullable
        Created created;

        @Nullable
        IntakeRow intake;

        @Nullable
        T content;

        String writer = "";
        long seq;

        Marked<T> marked() {
            T present = content;
            if (present == null) {
                throw new IllegalStateException("a stored record has no content: " + id);
            }
            List<Link> links = new ArrayList<>(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                links.add(new Link(keys.get(i), prints.get(i)));
            }
            return new Marked<>(
                    new RecordBody<>(
                            new RecordId(id),
                            version,
                            updatedAt,
                            actor,
                            cause,
                            cancelled,
                            scope,
                            formerScope,
                            links,
                            created,
                            intake,
                            present),
                    writer,
                    seq);
        }
    }
}
