package vn.eduhub.local.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.BsonArray;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/// What an update does to a document: replaces it, or changes fields of it by MongoDB's operators.
final class Update {
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int ARRAY_GROWTH_MAX = 1_500_000;

    private final @Nullable Doc replacement;
    private final BsonDocument operators;
    private final java.time.InstantSource clock;

    private Update(@Nullable Doc replacement, BsonDocument operators, java.time.InstantSource clock) {
        this.replacement = replacement;
        this.operators = operators;
        this.clock = clock;
    }

    static Update of(Value update, java.time.InstantSource clock) {
        if (!update.isDocument()) {
            throw StoreException.failedToParse("updates by a pipeline are not supported by this store");
        }
        Doc doc = update.asDoc();
        Doc.Fields fields = doc.fields();
        int operators = 0;
        int plain = 0;
        while (fields.next()) {
            if (fields.nameStartsWithDollar()) {
                operators++;
            } else {
                plain++;
            }
        }
        if (operators > 0 && plain > 0) {
            throw StoreException.failedToParse("an update is a replacement or made of operators, not both");
        }
        if (operators == 0) {
            doc.validate();
            return new Update(doc, new BsonDocument(), clock);
        }
        return new Update(null, decode(doc), clock);
    }

    boolean isReplacement() {
        return replacement != null;
    }

    /// The document after the update.
    byte[] apply(Doc before) {
        Value id = before.require("_id");
        Doc whole = replacement;
        if (whole != null) {
            return withId(whole, id);
        }
        BsonDocument document = decode(before);
        apply(document, false);
        byte[] after = encode(document);
        Value newId = Doc.of(after).get("_id");
        if (newId == null || !newId.sameBytes(id)) {
            throw immutableId();
        }
        return after;
    }

    /// The document that an upsert inserts when nothing matches: the equalities of the query, then the update.
    byte[] insertion(Doc query) {
        BsonDocument document = new BsonDocument();
        seed(document, query);
        Doc whole = replacement;
        if (whole != null) {
            BsonValue id = document.get("_id");
            document = decode(whole);
            if (!document.containsKey("_id") && id != null) {
                document.put("_id", id);
            }
        } else {
            apply(document, true);
        }
        BsonValue id = document.remove("_id");
        BsonDocument idFirst = new BsonDocument("_id", id == null ? new BsonObjectId() : id);
        idFirst.putAll(document);
        return encode(idFirst);
    }

    private static void seed(BsonDocument document, Doc query) {
        Doc.Fields fields = query.fields();
        while (fields.next()) {
            Value value = fields.value();
            if (fields.name().equals("$and")) {
                query.docs("$and").forEach(part -> seed(document, part));
            } else if (!fields.nameStartsWithDollar()) {
                Value equal = Filter.isOperators(value) ? value.asDoc().get("$eq") : value;
                if (equal != null && equal.type() != Value.REGEX) {
                    new Place(document, fields.name(), true).set(decode(equal));
                }
            }
        }
    }

    private static byte[] withId(Doc whole, Value id) {
        Value given = whole.get("_id");
        if (given != null) {
            if (!new Key(KeyWriter.keyOf(given)).equals(new Key(KeyWriter.keyOf(id)))) {
                throw immutableId();
            }
            return whole.copy();
        }
        DocWriter out = new DocWriter(whole.length() + id.size() + 8);
        out.begin().put("_id", id);
        out.raw(whole.bytes(), whole.start() + 4, whole.length() - 5);
        return out.end().toBytes();
    }

    private static StoreException immutableId() {
        return new StoreException(66, "ImmutableField", "the field '_id' cannot be changed");
    }

    private void apply(BsonDocument document, boolean insert) {
        for (Map.Entry<String, BsonValue> operator : operators.entrySet()) {
            if (!operator.getValue().isDocument()) {
                throw StoreException.failedToParse("modifiers operate on fields");
            }
            if (operator.getKey().equals("$setOnInsert") && !insert) {
                continue;
            }
            for (Map.Entry<String, BsonValue> field :
                    operator.getValue().asDocument().entrySet()) {
                applyOne(operator.getKey(), new Place(document, field.getKey(), false), field.getValue());
            }
        }
    }

    private void applyOne(String operator, Place place, BsonValue argument) {
        switch (operator) {
            case "$set", "$setOnInsert" -> place.set(argument);
            case "$unset" -> place.unset();
            case "$inc" -> place.set(sum(place.get(), argument));
            case "$min" -> {
                BsonValue now = place.get();
                if (now == null || compare(argument, now) < 0) {
                    place.set(argument);
                }
            }
            case "$max" -> {
                BsonValue now = place.get();
                if (now == null || compare(argument, now) > 0) {
                    place.set(argument);
                }
            }
            case "$push" -> push(place, argument);
            case "$addToSet" -> addToSet(place, argument);
            case "$pull" -> pull(place, argument);
            case "$pullAll" -> place.keepElements(element -> !argument.asArray().contains(element));
            case "$pop" -> pop(place, argument);
            case "$currentDate" -> place.set(new BsonDateTime(clock.millis()));
            default -> throw StoreException.failedToParse("Unknown modifier: " + operator);
        }
    }

    private static BsonValue sum(@Nullable BsonValue now, BsonValue by) {
        if (!by.isNumber() || (now != null && !now.isNumber())) {
            throw StoreException.typeMismatch("Cannot increment with or of something that is no number");
        }
        if (now == null) {
            return by;
        }
        BsonNumber first = now.asNumber();
        BsonNumber second = by.asNumber();
        if (first.isDouble() || second.isDouble() || first.isDecimal128() || second.isDecimal128()) {
            return new BsonDouble(first.doubleValue() + second.doubleValue());
        }
        long sum;
        try {
            sum = Math.addExact(first.longValue(), second.longValue());
        } catch (ArithmeticException _) {
            throw StoreException.badValue("Failed to apply $inc: the sum is too large");
        }
        boolean small = first.isInt32() && second.isInt32() && (int) sum == sum;
        return small ? new BsonInt32((int) sum) : new BsonInt64(sum);
    }

    private static void push(Place place, BsonValue argument) {
        BsonArray array = place.arrayOrNew();
        BsonDocument options = argument.isDocument() && argument.asDocument().containsKey("$each")
                ? argument.asDocument()
                : new BsonDocument("$each", new BsonArray(List.of(argument)));
        for (String option : options.keySet()) {
            if (!List.of("$each", "$slice", "$position").contains(option)) {
                throw StoreException.failedToParse("not supported by this store in $push: " + option);
            }
        }
        int position = options.containsKey("$position")
                ? Math.min(array.size(), options.getNumber("$position").intValue())
                : array.size();
        array.addAll(position, options.getArray("$each"));
        if (options.containsKey("$slice")) {
            int slice = options.getNumber("$slice").intValue();
            int size = array.size();
            int from = slice < 0 ? Math.max(0, size + slice) : 0;
            int to = slice < 0 ? size : Math.min(size, slice);
            array = new BsonArray(new ArrayList<>(array.subList(from, to)));
        }
        place.set(array);
    }

    private static void addToSet(Place place, BsonValue argument) {
        BsonArray array = place.arrayOrNew();
        List<BsonValue> added = argument.isDocument() && argument.asDocument().containsKey("$each")
                ? argument.asDocument().getArray("$each")
                : List.of(argument);
        for (BsonValue element : added) {
            if (!array.contains(element)) {
                array.add(element);
            }
        }
        place.set(array);
    }

    private static void pull(Place place, BsonValue argument) {
        Value condition = Doc.of(encode(new BsonDocument("c", argument))).require("c");
        boolean fields = condition.isDocument() && !Filter.isOperators(condition);
        Filter filter =
                fields ? Filter.of(condition.asDoc()) : Filter.of(Doc.of(encode(new BsonDocument("e", argument))));
        place.keepElements(element -> {
            if (fields) {
                return !element.isDocument() || !filter.matches(Doc.of(encode(element.asDocument())));
            }
            return !filter.matches(Doc.of(encode(new BsonDocument("e", element))));
        });
    }

    private static void pop(Place place, BsonValue argument) {
        BsonArray array = place.arrayOrNew();
        if (!array.isEmpty()) {
            array.remove(argument.asNumber().intValue() < 0 ? 0 : array.size() - 1);
        }
        place.set(array);
    }

    private static int compare(BsonValue first, BsonValue second) {
        return key(first).compareTo(key(second));
    }

    private static Key key(BsonValue value) {
        return new Key(
                KeyWriter.keyOf(Doc.of(encode(new BsonDocument("v", value))).require("v")));
    }

    private static BsonDocument decode(Doc doc) {
        try (BsonBinaryReader reader = new BsonBinaryReader(
                java.nio.ByteBuffer.wrap(doc.bytes(), doc.start(), doc.length()).slice())) {
            return CODEC.decode(reader, DecoderContext.builder().build());
        }
    }

    private static BsonValue decode(Value value) {
        BsonDocument wrapped =
                decode(Doc.of(new DocWriter().begin().put("v", value).end().toBytes()));
        return java.util.Objects.requireNonNull(wrapped.get("v"));
    }

    private static byte[] encode(BsonDocument document) {
        try (BasicOutputBuffer out = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
            return out.toByteArray();
        }
    }

    /// A place in a document that an operator works on. Documents on the way are made when something is set.
    private static final class Place {
        private final BsonDocument document;
        private final String[] names;
        private final boolean seeding;

        private Place(BsonDocument document, String path, boolean seeding) {
            this.document = document;
            this.names = DOT.split(path, -1);
            this.seeding = seeding;
            for (String name : names) {
                if (name.isEmpty() || (name.startsWith("$") && !seeding)) {
                    throw StoreException.badValue("not supported by this store: an update of the path '" + path + "'");
                }
            }
        }

        private @Nullable BsonValue get() {
            BsonValue at = document;
            for (String name : names) {
                if (at == null) {
                    return null;
                }
                at = child(at, name);
            }
            return at;
        }

        private static @Nullable BsonValue child(BsonValue parent, String name) {
            if (parent.isDocument()) {
                return parent.asDocument().get(name);
            }
            if (parent.isArray() && isNumber(name)) {
                int place = Integer.parseInt(name);
                return place < parent.asArray().size() ? parent.asArray().get(place) : null;
            }
            return null;
        }

        private static boolean isNumber(String name) {
            return name.length() <= 7 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        private void set(BsonValue value) {
            BsonValue parent = document;
            for (int i = 0; i < names.length - 1; i++) {
                BsonValue next = child(parent, names[i]);
                if (next == null) {
                    next = new BsonDocument();
                    put(parent, names[i], next);
                }
                parent = next;
            }
            put(parent, names[names.length - 1], value);
        }

        private void put(BsonValue parent, String name, BsonValue value) {
            if (parent.isDocument()) {
                parent.asDocument().put(name, value);
                return;
            }
            if (!parent.isArray() || !isNumber(name) || seeding) {
                throw new StoreException(28, "PathNotViable", "cannot create the field '" + name + "' in its parent");
            }
            BsonArray array = parent.asArray();
            int place = Integer.parseInt(name);
            if (place > ARRAY_GROWTH_MAX) {
                throw StoreException.badValue("an array cannot grow to " + place);
            }
            while (array.size() <= place) {
                array.add(org.bson.BsonNull.VALUE);
            }
            array.set(place, value);
        }

        private void unset() {
            BsonValue parent = document;
            for (int i = 0; i < names.length - 1 && parent != null; i++) {
                parent = child(parent, names[i]);
            }
            String last = names[names.length - 1];
            if (parent == null) {
                return;
            }
            if (parent.isDocument()) {
                parent.asDocument().remove(last);
            } else if (child(parent, last) != null) {
                put(parent, last, org.bson.BsonNull.VALUE);
            }
        }

        private BsonArray arrayOrNew() {
            BsonValue now = get();
            if (now != null && !now.isArray()) {
                throw StoreException.badValue("the field must be an array");
            }
            return now == null ? new BsonArray() : now.asArray();
        }

        private void keepElements(java.util.function.Predicate<BsonValue> kept) {
            if (get() != null) {
                set(new BsonArray(arrayOrNew().stream().filter(kept).toList()));
            }
        }
    }
}
