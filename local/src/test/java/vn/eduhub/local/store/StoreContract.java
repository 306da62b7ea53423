package vn.eduhub.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the services expect of a store, whichever it is. Everything goes through the driver.
abstract class StoreContract {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> records;

    abstract String uri();

    @BeforeEach
    void connect() {
        client = MongoClients.create(uri());
        database = client.getDatabase("contract_" + COUNT.incrementAndGet());
        database.drop();
        records = database.getCollection("records").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @AfterEach
    void disconnect() {
        database.drop();
        client.close();
    }

    MongoDatabase database() {
        return database;
    }

    private static Document record(String id, int version) {
        return new Document("_id", id).append("version", version);
    }

    private List<Object> ids(Bson filter) {
        return ids(records.find(filter));
    }

    private static List<Object> ids(FindIterable<Document> found) {
        return found.map(document -> document.get("_id")).into(new ArrayList<>());
    }

    static Document first(FindIterable<Document> found) {
        return java.util.Objects.requireNonNull(found.first());
    }

    /// What the store read to answer.
    record Explained(String stage, int returned, int docs, int keys) {}

    Explained explain(Bson filter, Bson sort, int limit) {
        return explain(records, filter, sort, limit);
    }

    static Explained explain(MongoCollection<Document> collection, Bson filter, Bson sort, int limit) {
        Document answer = collection.find(filter).sort(sort).limit(limit).explain();
        Document stats = answer.get("executionStats", Document.class);
        return new Explained(
                answer.toJson().contains("COLLSCAN") ? "COLLSCAN" : "IXSCAN",
                stats.get("nReturned", Number.class).intValue(),
                stats.get("totalDocsExamined", Number.class).intValue(),
                stats.get("totalKeysExamined", Number.class).intValue());
    }

    // -- writing and reading back

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Document document = new Document("_id", new ObjectId())
                .append("text", "Trường Tiểu học Kim Đồng")
                .append("zero", "a\0b")
                .append("int", 7)
                .append("long", Long.MAX_VALUE)
                .append("double", 0.1)
                .append("decimal", new org.bson.types.Decimal128(new java.math.BigDecimal("1.10")))
                .append("yes", true)
                .append("nothing", null)
                .append("date", Date.from(Instant.ofEpochMilli(1_700_000_000_000L)))
                .append("binary", new org.bson.types.Binary(new byte[] {1, 0, -1}))
                .append("list", List.of(1, "b", List.of()))
                .append("inner", new Document("a", new Document("b", 1)));
        records.insertOne(document);
        assertThat(records.find().first()).isEqualTo(document);
    }

    @Test
    void anInsertWithoutAnIdentifierGetsOne() {
        MongoCollection<org.bson.RawBsonDocument> raw =
                database.getCollection("records", org.bson.RawBsonDocument.class);
        raw.insertOne(org.bson.RawBsonDocument.parse("{\"name\": \"x\"}"));
        assertThat(first(records.find()).get("_id")).isInstanceOf(ObjectId.class);
    }

    @Test
    void aSecondInsertOfAnIdentifierIsRefused() {
        records.insertOne(record("a", 1));
        MongoWriteException refused =
                catchThrowableOfType(MongoWriteException.class, () -> records.insertOne(record("a", 2)));
        assertThat(refused.getError().getCode()).isEqualTo(11000);
        assertThat(refused.getMessage()).contains("index: _id_");
        assertThat(records.find().first()).isEqualTo(record("a", 1));
    }

    @Test
    void anOrderedInsertEndsAtTheFirstError() {
        records.insertOne(record("b", 1));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> records.insertMany(List.of(record("a", 1), record("b", 1), record("c", 1))));
        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getCode()).isEqualTo(11000);
        });
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(ids(new Document())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void anUnorderedInsertTellsEveryErrorWithItsPlace() {
        records.insertMany(List.of(record("b", 1), record("d", 1)));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> records.insertMany(
                        List.of(record("a", 1), record("b", 1), record("c", 1), record("d", 1), record("e", 1)),
                        new InsertManyOptions().ordered(false)));
        assertThat(refused.getWriteErrors())
                .extracting(error -> error.getIndex())
                .containsExactly(1, 3);
        assertThat(refused.getWriteErrors())
                .allSatisfy(error -> assertThat(error.getCode()).isEqualTo(11000));
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(3);
        assertThat(records.countDocuments()).isEqualTo(5);
    }

    @Test
    void aBulkReplacesOnlyTheVersionItKnows() {
        records.insertMany(List.of(record("a", 1), record("b", 1), record("c", 1)));
        BulkWriteResult result = records.bulkWrite(
                List.of(
                        new ReplaceOneModel<>(
                                Filters.and(Filters.eq("_id", "a"), Filters.eq("version", 1)), record("a", 2)),
                        new ReplaceOneModel<>(
                                Filters.and(Filters.eq("_id", "b"), Filters.eq("version", 7)), record("b", 8)),
                        new UpdateOneModel<>(Filters.eq("_id", "c"), Updates.set("version", 1)),
                        new InsertOneModel<>(record("d", 1))),
                new BulkWriteOptions().ordered(false));
        assertThat(result.getMatchedCount()).isEqualTo(2);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(records.find(Filters.eq("_id", "a")).first()).isEqualTo(record("a", 2));
        assertThat(records.find(Filters.eq("_id", "b")).first()).isEqualTo(record("b", 1));
    }

    @Test
    void aBulkTellsWhichOfItsUpsertsInserted() {
        records.insertOne(record("a", 1));
        BulkWriteResult result = records.bulkWrite(List.of(
                new UpdateOneModel<>(
                        Filters.eq("_id", "a"), Updates.inc("version", 1), new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(
                        Filters.eq("_id", "b"),
                        Updates.combine(Updates.inc("version", 1), Updates.setOnInsert("made", "now")),
                        new UpdateOptions().upsert(true)),
                new ReplaceOneModel<>(
                        Filters.eq("_id", "c"), new Document("version", 9), new ReplaceOptions().upsert(true))));
        assertThat(result.getUpserts())
                .extracting(
                        upsert -> upsert.getIndex(),
                        upsert -> upsert.getId().asString().getValue())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(1, "b"), org.assertj.core.api.Assertions.tuple(2, "c"));
        assertThat(records.find().sort(Sorts.ascending("_id")))
                .containsExactly(record("a", 2), record("b", 1).append("made", "now"), record("c", 9));
    }

    @Test
    void aBulkUpdateThatBreaksAUniqueIndexTellsItsPlace() {
        records.createIndex(
                Indexes.ascending("code"), new IndexOptions().unique(true).name("by_code"));
        records.insertMany(
                List.of(record("a", 1).append("code", "x"), record("b", 1).append("code", "y")));
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> records.bulkWrite(
                        List.of(
                                new UpdateOneModel<>(Filters.eq("_id", "a"), Updates.set("version", 2)),
                                new UpdateOneModel<>(Filters.eq("_id", "b"), Updates.set("code", "x")),
                                new UpdateOneModel<>(Filters.eq("_id", "b"), Updates.set("version", 2))),
                        new BulkWriteOptions().ordered(false)));
        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isEqualTo(1);
            assertThat(error.getMessage()).contains("by_code");
        });
        assertThat(records.find(Filters.eq("code", "y")).first())
                .isEqualTo(record("b", 2).append("code", "y"));
    }

    @Test
    void everyOperatorDoesWhatItSays() {
        records.insertOne(record("a", 1)
                .append("gone", 1)
                .append("list", List.of(1, 2, 3, 2))
                .append("set", List.of("x"))
                .append("parts", List.of(new Document("k", 1), new Document("k", 2))));
        records.updateOne(
                Filters.eq("_id", "a"),
                Updates.combine(
                        Updates.set("inner.deep", "v"),
                        Updates.inc("version", 4L),
                        Updates.unset("gone"),
                        Updates.push("new", 1),
                        Updates.pull("list", 2),
                        Updates.addEachToSet("set", List.of("x", "y")),
                        Updates.pull("parts", new Document("k", 1)),
                        Updates.setOnInsert("never", 1),
                        Updates.max("top", 5),
                        Updates.pushEach(
                                "last", List.of(1, 2, 3), new com.mongodb.client.model.PushOptions().slice(-2))));
        assertThat(records.find().first())
                .isEqualTo(new Document("_id", "a")
                        .append("version", 5L)
                        .append("list", List.of(1, 3))
                        .append("set", List.of("x", "y"))
                        .append("parts", List.of(new Document("k", 2)))
                        .append("inner", new Document("deep", "v"))
                        .append("new", List.of(1))
                        .append("top", 5)
                        .append("last", List.of(2, 3)));
    }

    @Test
    void pullTakesConditions() {
        records.insertOne(record("a", 1).append("list", List.of(1, 5, 9)));
        records.updateOne(Filters.eq("_id", "a"), Updates.pullByFilter(Filters.gte("list", 5)));
        assertThat(records.find().first()).isEqualTo(record("a", 1).append("list", List.of(1)));
    }

    @Test
    void whatIsWrongInAnUpdateIsRefusedAndChangesNothing() {
        records.insertOne(record("a", 1).append("name", "x"));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.updateOne(Filters.eq("_id", "a"), Updates.inc("name", 1)));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.updateOne(Filters.eq("_id", "a"), Updates.set("_id", "b")));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.updateOne(Filters.eq("_id", "a"), Updates.push("name", 1)));
        assertThat(records.find()).containsExactly(record("a", 1).append("name", "x"));
    }

    @Test
    void findOneAndUpdateGivesTheDocumentAfterOrBefore() {
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        assertThat(records.findOneAndUpdate(Filters.eq("_id", "n"), Updates.inc("value", 5), after))
                .isEqualTo(new Document("_id", "n").append("value", 5));
        assertThat(records.findOneAndUpdate(Filters.eq("_id", "n"), Updates.inc("value", 5), after))
                .isEqualTo(new Document("_id", "n").append("value", 10));
        assertThat(records.findOneAndUpdate(Filters.eq("_id", "n"), Updates.inc("value", 5)))
                .isEqualTo(new Document("_id", "n").append("value", 10));
        assertThat(records.findOneAndUpdate(Filters.eq("_id", "other"), Updates.inc("value", 5)))
                .isNull();
        assertThat(records.findOneAndDelete(Filters.eq("_id", "n")))
                .isEqualTo(new Document("_id", "n").append("value", 15));
        assertThat(records.countDocuments()).isZero();
    }

    @Test
    void updateManyAndDeleteManyReachEveryMatch() {
        records.insertMany(
                IntStream.range(0, 300).mapToObj(i -> record("r" + i, i % 3)).toList());
        assertThat(records.updateMany(Filters.eq("version", 1), Updates.set("version", 2))
                        .getModifiedCount())
                .isEqualTo(100);
        assertThat(records.deleteMany(Filters.eq("version", 2)).getDeletedCount())
                .isEqualTo(200);
        assertThat(records.countDocuments()).isEqualTo(100);
        assertThat(records.deleteOne(Filters.eq("version", 0)).getDeletedCount())
                .isEqualTo(1);
    }

    // -- queries

    @Test
    void everyFilterFindsWhatItShould() {
        records.insertMany(List.of(
                record("a", 1).append("name", "An").append("tags", List.of("x", "y")),
                record("b", 2).append("name", "Bình").append("tags", List.of()).append("score", null),
                record("c", 3).append("name", "Chi").append("score", 1.5),
                record("d", 4)
                        .append(
                                "enrolments",
                                List.of(
                                        new Document("school", "s1").append("year", 2025),
                                        new Document("school", "s2").append("year", 2026)))));
        Map<Bson, String> cases = new java.util.LinkedHashMap<>();
        cases.put(Filters.eq("version", 2L), "b");
        cases.put(Filters.ne("version", 2), "acd");
        cases.put(Filters.in("version", 1, 3.0, 9), "ac");
        cases.put(Filters.nin("version", 1, 3), "bd");
        cases.put(Filters.and(Filters.gt("version", 1), Filters.lte("version", 3)), "bc");
        cases.put(Filters.or(Filters.eq("version", 1), Filters.eq("name", "Chi")), "ac");
        cases.put(Filters.nor(Filters.eq("version", 1), Filters.eq("name", "Chi")), "bd");
        cases.put(Filters.not(Filters.gt("version", 2)), "ab");
        cases.put(Filters.exists("score"), "bc");
        cases.put(Filters.exists("score", false), "ad");
        cases.put(Filters.eq("score", null), "abd");
        cases.put(Filters.ne("score", null), "c");
        cases.put(Filters.eq("tags", "y"), "a");
        cases.put(Filters.eq("tags", List.of("x", "y")), "a");
        cases.put(Filters.eq("tags", List.of()), "b");
        cases.put(Filters.all("tags", "x", "y"), "a");
        cases.put(Filters.size("tags", 0), "b");
        cases.put(Filters.regex("name", "^B"), "b");
        cases.put(Filters.regex("name", "^b", "i"), "b");
        cases.put(Filters.eq("enrolments.school", "s2"), "d");
        cases.put(Filters.and(Filters.eq("enrolments.school", "s1"), Filters.eq("enrolments.year", 2026)), "d");
        cases.put(
                Filters.elemMatch("enrolments", Filters.and(Filters.eq("school", "s1"), Filters.eq("year", 2026))), "");
        cases.put(
                Filters.elemMatch("enrolments", Filters.and(Filters.eq("school", "s1"), Filters.eq("year", 2025))),
                "d");
        cases.put(Filters.eq("enrolments.1.school", "s2"), "d");
        cases.put(Filters.type("score", "double"), "c");
        cases.put(Filters.gt("name", 5), "");
        check(cases);
        // The same with indexes on everything.
        for (String field : List.of("version", "name", "tags", "score", "enrolments.school", "enrolments.year")) {
            records.createIndex(Indexes.ascending(field));
        }
        records.createIndex(
                Indexes.compoundIndex(Indexes.ascending("enrolments.school"), Indexes.descending("enrolments.year")));
        check(cases);
    }

    private void check(Map<Bson, String> cases) {
        cases.forEach((filter, expected) -> assertThat(
                        ids(filter).stream().map(String::valueOf).sorted().collect(Collectors.joining()))
                .as(filter.toBsonDocument().toJson())
                .isEqualTo(expected));
    }

    @Test
    void numbersOfAllTypesHaveOneOrder() {
        List<Object> numbers = new ArrayList<>(List.of(
                Double.NEGATIVE_INFINITY,
                Long.MIN_VALUE,
                -2.5,
                -1,
                0L,
                0.5,
                1,
                1.5,
                2L,
                (1L << 53),
                (1L << 53) + 1,
                Long.MAX_VALUE - 1,
                Double.POSITIVE_INFINITY));
        List<Object> expected = List.copyOf(numbers);
        Collections.shuffle(numbers, new Random(7));
        for (int i = 0; i < numbers.size(); i++) {
            records.insertOne(new Document("_id", i).append("n", numbers.get(i)));
        }
        records.createIndex(Indexes.ascending("n"));
        records.createIndex(Indexes.descending("m", "n"));
        assertThat(records.find().sort(Sorts.ascending("n")).map(document -> document.get("n")))
                .containsExactlyElementsOf(expected);
        assertThat(records.find(Filters.gt("n", 1L << 53)).map(document -> document.get("n")))
                .containsExactlyInAnyOrder((1L << 53) + 1, Long.MAX_VALUE - 1, Double.POSITIVE_INFINITY);
        assertThat(records.find(Filters.eq("n", 1.0)).map(document -> document.get("n")))
                .containsExactly(1);
    }

    @Test
    void aSortPutsKindsAndMissingFieldsInOrder() {
        records.insertMany(List.of(
                record("number", 1).append("v", 3),
                record("text", 1).append("v", "a"),
                record("none", 1),
                record("list", 1).append("v", List.of(9, 2)),
                record("yes", 1).append("v", true),
                record("date", 1).append("v", Date.from(Instant.EPOCH))));
        assertThat(ids(records.find().sort(Sorts.ascending("v"))))
                .containsExactly("none", "list", "number", "text", "yes", "date");
        assertThat(ids(records.find().sort(Sorts.descending("v"))))
                .containsExactly("date", "yes", "text", "list", "number", "none");
        assertThat(ids(records.find().sort(Sorts.ascending("v")).skip(1).limit(2)))
                .containsExactly("list", "number");
    }

    @Test
    void aProjectionGivesWhatItNames() {
        records.insertOne(record("a", 1)
                .append("name", "An")
                .append("inner", new Document("x", 1).append("y", 2))
                .append("list", List.of(new Document("x", 1).append("y", 2))));
        assertThat(records.find()
                        .projection(Projections.include("inner.x", "list.y"))
                        .first())
                .isEqualTo(new Document("_id", "a")
                        .append("inner", new Document("x", 1))
                        .append("list", List.of(new Document("y", 2))));
        assertThat(records.find()
                        .projection(Projections.exclude("inner", "list.x"))
                        .first())
                .isEqualTo(record("a", 1).append("name", "An").append("list", List.of(new Document("y", 2))));
        assertThat(records.find()
                        .projection(Projections.fields(Projections.include("name"), Projections.excludeId()))
                        .first())
                .isEqualTo(new Document("name", "An"));
        assertThat(records.find().projection(Projections.include("_id")).first())
                .isEqualTo(new Document("_id", "a"));
    }

    @Test
    void aCursorGoesThroughManyBatchesAndSeesEachDocumentOnce() {
        records.insertMany(IntStream.range(0, 2_500)
                .mapToObj(i -> record(String.format("r%05d", i), i))
                .toList());
        records.createIndex(Indexes.ascending("version"));
        assertThat(ids(records.find().batchSize(100))).doesNotHaveDuplicates().hasSize(2_500);
        assertThat(records.find(Filters.gte("version", 10))
                        .sort(Sorts.descending("version"))
                        .batchSize(7)
                        .map(document -> document.getInteger("version")))
                .containsExactlyElementsOf(IntStream.rangeClosed(10, 2_499)
                        .boxed()
                        .sorted(Collections.reverseOrder())
                        .toList());
        assertThat(ids(records.find().limit(150).batchSize(100))).hasSize(150);
    }

    @Test
    void aCursorGoesOnWhileOthersWrite() {
        records.insertMany(IntStream.range(0, 1_000)
                .mapToObj(i -> record(String.format("r%05d", i), 0))
                .toList());
        try (MongoCursor<Document> cursor =
                records.find().sort(Sorts.ascending("_id")).batchSize(50).iterator()) {
            List<Object> seen = new ArrayList<>();
            while (cursor.hasNext()) {
                seen.add(cursor.next().get("_id"));
                if (seen.size() == 100) {
                    records.deleteMany(Filters.lt("_id", "r00300"));
                    records.insertOne(record("r00050x", 1));
                    records.updateMany(new Document(), Updates.inc("version", 1));
                }
            }
            assertThat(seen)
                    .doesNotHaveDuplicates()
                    .contains("r00300", "r00999")
                    .doesNotContain("r00050x");
        }
    }

    /// A long walk through a collection must not make its writers wait: they would stand still while somebody counts.
    @Test
    void aSlowQueryAndAnOpenCursorKeepNoWriterWaiting() throws Exception {
        records.insertMany(
                IntStream.range(0, 20_000).mapToObj(i -> record("r" + i, i)).toList());
        Bson slow = Filters.and(IntStream.range(0, 200)
                .mapToObj(i -> Filters.ne("version", -1 - i))
                .toList());
        try (MongoCursor<Document> open = records.find().batchSize(10).iterator();
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            open.next();
            long begun = System.nanoTime();
            Future<Long> query = executor.submit(() -> {
                records.find(slow).projection(Projections.include("_id")).into(new ArrayList<>());
                return System.nanoTime() - begun;
            });
            long longest = 0;
            int writes = 0;
            while (!query.isDone()) {
                long written = System.nanoTime();
                records.insertOne(record("new" + writes++, 0));
                longest = Math.max(longest, System.nanoTime() - written);
            }
            assertThat(longest)
                    .as("%d writes beside a query of %d ms", writes, query.get() / 1_000_000)
                    .isLessThan(query.get() / 2);
        }
    }

    @Test
    void countsCount() {
        records.insertMany(
                IntStream.range(0, 50).mapToObj(i -> record("r" + i, i % 5)).toList());
        assertThat(records.countDocuments()).isEqualTo(50);
        assertThat(records.countDocuments(Filters.eq("version", 3))).isEqualTo(10);
        assertThat(records.countDocuments(Filters.eq("version", 8))).isZero();
        assertThat(records.countDocuments(
                        Filters.eq("version", 3),
                        new com.mongodb.client.model.CountOptions().skip(2).limit(5)))
                .isEqualTo(5);
        assertThat(records.estimatedDocumentCount()).isEqualTo(50);
        assertThat(records.distinct("version", Integer.class)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(database.getCollection("nobody").countDocuments()).isZero();
    }

    @Test
    void operatorsInIdentifiersAreOnlyText() {
        records.insertOne(record("{\"$gt\": \"\"}", 1));
        assertThat(ids(Filters.eq("_id", "{\"$gt\": \"\"}"))).hasSize(1);
        assertThat(ids(Filters.eq("_id", "' OR 1=1 --"))).isEmpty();
    }

    // -- indexes

    @Test
    void makingAnIndexAgainIsNoError() {
        records.insertOne(record("a", 1));
        String name = records.createIndex(Indexes.ascending("version"), new IndexOptions().unique(true));
        assertThat(records.createIndex(Indexes.ascending("version"), new IndexOptions().unique(true)))
                .isEqualTo(name);
        assertThat(records.listIndexes().map(index -> index.getString("name"))).containsExactly("_id_", "version_1");
        assertThatExceptionOfType(MongoCommandException.class)
                .isThrownBy(() -> records.createIndex(Indexes.ascending("version")));
        records.dropIndex(name);
        assertThat(records.listIndexes()).hasSize(1);
    }

    @Test
    void aUniqueIndexCannotBeMadeOverDuplicates() {
        records.insertMany(List.of(record("a", 1), record("b", 1)));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> records.createIndex(Indexes.ascending("version"), new IndexOptions().unique(true)));
        assertThat(records.listIndexes()).hasSize(1);
    }

    @Test
    void aUniqueSparseIndexLeavesOutWhatHasNoSuchField() {
        records.createIndex(
                Indexes.ascending("number"), new IndexOptions().unique(true).sparse(true));
        records.insertMany(
                List.of(record("a", 1), record("b", 1), record("c", 1).append("number", "n1")));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.insertOne(record("d", 1).append("number", "n1")));
        records.updateOne(Filters.eq("_id", "c"), Updates.unset("number"));
        records.insertOne(record("d", 1).append("number", "n1"));
        assertThat(ids(Filters.eq("number", "n1"))).containsExactly("d");
        assertThat(ids(Filters.exists("number", false))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(ids(records.find().sort(Sorts.ascending("number")))).hasSize(4);
    }

    @Test
    void noTwoDocumentsShareAnElementOfAUniqueArray() {
        records.createIndex(
                Indexes.ascending("keys"),
                new IndexOptions().unique(true).sparse(true).name("keys_unique"));
        records.insertOne(record("a", 1).append("keys", List.of("k1", "k2", "k2")));
        records.insertOne(record("b", 1).append("keys", List.of("k3")));
        MongoWriteException refused = catchThrowableOfType(
                MongoWriteException.class,
                () -> records.insertOne(record("c", 1).append("keys", List.of("k4", "k2"))));
        assertThat(refused.getError().getCode()).isEqualTo(11000);
        assertThat(refused.getMessage()).contains("keys_unique");
        records.updateOne(Filters.eq("_id", "a"), Updates.pull("keys", "k2"));
        records.updateOne(Filters.eq("_id", "b"), Updates.addToSet("keys", "k2"));
        assertThat(ids(Filters.in("keys", "k1", "k2"))).containsExactlyInAnyOrder("a", "b");
        assertThat(ids(Filters.eq("keys", "k4"))).isEmpty();
    }

    @Test
    void aUniquePairMayShareOneHalf() {
        records.createIndex(Indexes.ascending("w", "s"), new IndexOptions().unique(true));
        records.insertMany(List.of(
                record("a", 1).append("w", "x").append("s", 1),
                record("b", 1).append("w", "x").append("s", 2),
                record("c", 1).append("w", "xy").append("s", 1)));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(
                        () -> records.insertOne(record("d", 1).append("w", "x").append("s", 2L)));
    }

    @Test
    void anIdentifierWithAVersionIsReadByTheIdentifier() {
        fill(500);
        Explained explained =
                explain(Filters.and(Filters.eq("_id", "r00042"), Filters.eq("version", 42)), new Document(), 0);
        assertThat(explained).isEqualTo(new Explained("IXSCAN", 1, 1, 1));
        assertThat(explain(
                                new Document(
                                        "$and", List.of(new Document("version", 7), new Document("_id", "r00042"))),
                                new Document(),
                                0)
                        .docs())
                .isEqualTo(1);
        assertThat(explain(Filters.in("_id", "r00001", "r00002", "nobody"), new Document(), 0)
                        .docs())
                .isEqualTo(2);
    }

    @Test
    void aPageOfAScopeReadsNoMoreThanThePage() {
        fill(3_000);
        records.createIndex(Indexes.ascending("scope", "_id"));
        records.createIndex(Indexes.ascending("version"));
        List<Object> all = new ArrayList<>();
        String after = "";
        while (true) {
            Bson filter = Filters.and(Filters.eq("scope", "dept1"), Filters.gt("_id", after));
            Explained explained = explain(filter, Sorts.ascending("_id"), 50);
            assertThat(explained.stage()).isEqualTo("IXSCAN");
            assertThat(explained.docs()).isLessThanOrEqualTo(50);
            assertThat(explained.keys()).isLessThanOrEqualTo(51);
            List<Object> page =
                    ids(records.find(filter).sort(Sorts.ascending("_id")).limit(50));
            if (page.isEmpty()) {
                break;
            }
            all.addAll(page);
            after = page.getLast().toString();
        }
        assertThat(all).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(explain(Filters.eq("scope", "dept1"), Sorts.descending("_id"), 10)
                        .docs())
                .isLessThanOrEqualTo(10);
    }

    private void fill(int count) {
        records.insertMany(IntStream.range(0, count)
                .mapToObj(i -> record(String.format("r%05d", i), i)
                        .append("scope", List.of("ministry", "dept" + i % 3, "school" + i % 30))
                        .append("mark", new Document("w", "w" + i % 4).append("s", (long) i)))
                .toList());
    }

    @Test
    void theRecordsOfAWriterAboveItsMarkAreReadAlone() {
        fill(2_000);
        records.createIndex(Indexes.ascending("mark.w", "mark.s"));
        Bson filter = Filters.and(Filters.eq("mark.w", "w1"), Filters.gt("mark.s", 1_900L));
        assertThat(ids(filter)).hasSize(25);
        assertThat(explain(filter, Sorts.ascending("mark.s"), 0).docs()).isEqualTo(25);
        assertThat(explain(filter, Sorts.ascending("mark.s"), 3).docs()).isLessThanOrEqualTo(3);
    }

    @Test
    void aRangeOverArraysTakesOneElementForEachBound() {
        records.createIndex(Indexes.ascending("list"));
        records.insertMany(List.of(
                record("apart", 1).append("list", List.of(1, 9)),
                record("inside", 1).append("list", List.of(5)),
                record("outside", 1).append("list", List.of(1, 2))));
        Bson between = Filters.and(Filters.gte("list", 4), Filters.lte("list", 6));
        assertThat(ids(between)).containsExactlyInAnyOrder("apart", "inside");
        assertThat(ids(Filters.elemMatch("list", new Document("$gte", 4).append("$lte", 6))))
                .containsExactly("inside");
        assertThat(ids(Filters.gte("list", 1))).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aDescendingPartOfAnIndexServesItsOrderAndTheOpposite() {
        records.createIndex(Indexes.compoundIndex(Indexes.ascending("unit"), Indexes.descending("day")));
        for (int i = 0; i < 300; i++) {
            records.insertOne(record(String.format("r%03d", i), i)
                    .append("unit", "u" + i % 3)
                    .append("day", "d" + i / 30));
        }
        Bson filter = Filters.and(Filters.eq("unit", "u1"), Filters.lt("day", "d5"), Filters.gte("day", "d2"));
        assertThat(records.countDocuments(filter)).isEqualTo(30);
        assertThat(explain(filter, Sorts.descending("day"), 0).docs()).isEqualTo(30);
        assertThat(explain(filter, Sorts.descending("day"), 5).docs()).isLessThanOrEqualTo(5);
        assertThat(records.find(filter)
                        .sort(Sorts.descending("day"))
                        .map(document -> document.getString("day"))
                        .into(new ArrayList<>()))
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(records.find(filter)
                        .sort(Sorts.ascending("day"))
                        .map(document -> document.getString("day"))
                        .into(new ArrayList<>()))
                .isSorted();
    }

    /// Random documents, queries and orders: with indexes and without, and against a count by hand, the answer is the
    /// same.
    @Test
    void anIndexNeverChangesAnAnswer() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        MongoCollection<Document> plain = database.getCollection("plain");
        records.createIndex(Indexes.ascending("a"));
        records.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
        records.createIndex(Indexes.descending("list"));
        records.createIndex(Indexes.ascending("list", "a"));
        records.createIndex(Indexes.ascending("b"), new IndexOptions().sparse(true));
        records.createIndex(Indexes.ascending("in.x", "in.y"));
        for (int i = 0; i < 400; i++) {
            Document document = randomDocument(random, "r" + i);
            records.insertOne(document);
            plain.insertOne(document);
        }
        for (int i = 0; i < 200; i++) {
            String id = "r" + random.nextInt(400);
            Document document = randomDocument(random, id);
            records.replaceOne(Filters.eq("_id", id), document);
            plain.replaceOne(Filters.eq("_id", id), document);
        }
        for (int i = 0; i < 300; i++) {
            Document filter = randomFilter(random);
            Document sort = randomSort(random);
            String what = "seed " + seed + " " + filter.toJson() + " " + sort.toJson();
            assertThat(ids(records.find(filter)))
                    .as(what)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(ids(plain.find(filter)));
            Document total = new Document(sort).append("_id", 1);
            assertThat(ids(records.find(filter).sort(total).limit(20)))
                    .as(what)
                    .isEqualTo(ids(plain.find(filter).sort(total).limit(20)));
        }
    }

    private static Document randomDocument(Random random, String id) {
        Document document = new Document("_id", id);
        if (random.nextInt(10) > 0) {
            document.append("a", randomValue(random));
        }
        if (random.nextInt(10) > 3) {
            document.append("b", randomValue(random));
        }
        document.append(
                "list",
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> randomValue(random))
                        .toList());
        document.append(
                "in",
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> new Document("x", random.nextInt(4)).append("y", random.nextInt(4)))
                        .toList());
        return document;
    }

    private static Object randomValue(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "t" + random.nextInt(4);
            case 1 -> random.nextInt(6) / 2.0;
            case 2 -> (long) random.nextInt(6);
            default -> random.nextInt(6);
        };
    }

    private static Document randomFilter(Random random) {
        List<Document> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            String field = List.of("a", "b", "list", "in.x", "in.y", "_id").get(random.nextInt(6));
            Object value = field.equals("_id") ? "r" + random.nextInt(400) : randomValue(random);
            Object other = field.equals("_id") ? "r" + random.nextInt(400) : randomValue(random);
            parts.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Document(field, value);
                        case 1 -> new Document(field, new Document("$in", Arrays.asList(value, other, value)));
                        case 2 -> new Document(field, new Document("$gt", value));
                        case 3 -> new Document(field, new Document("$gte", value).append("$lt", other));
                        case 4 -> new Document(field, new Document("$ne", value));
                        default ->
                            new Document(
                                    "in",
                                    new Document(
                                            "$elemMatch",
                                            new Document("x", random.nextInt(4)).append("y", random.nextInt(4))));
                    });
        }
        return new Document(random.nextBoolean() ? "$and" : "$or", parts);
    }

    private static Document randomSort(Random random) {
        Document sort = new Document();
        for (int i = 0; i < random.nextInt(3); i++) {
            sort.append(List.of("a", "b", "list").get(random.nextInt(3)), random.nextBoolean() ? 1 : -1);
        }
        return sort;
    }

    // -- many at once

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<T>> tasks = Collections.nCopies(threads, task);
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void ofFiftyThatInsertTheSameKeyOneSucceeds() throws InterruptedException {
        records.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
        AtomicInteger next = new AtomicInteger();
        List<Integer> wins = atOnce(50, () -> {
            int won = 0;
            for (int key = 0; key < 20; key++) {
                try {
                    records.insertOne(record("r" + next.incrementAndGet(), 1).append("keys", List.of("k" + key)));
                    won++;
                } catch (MongoWriteException e) {
                    assertThat(e.getError().getCode()).isEqualTo(11000);
                }
            }
            return won;
        });
        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(records.countDocuments()).isEqualTo(20);
    }

    @Test
    void aCounterGivesEveryNumberOnce() throws InterruptedException {
        FindOneAndUpdateOptions after =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        Set<Integer> numbers = java.util.concurrent.ConcurrentHashMap.newKeySet();
        atOnce(20, () -> {
            for (int i = 0; i < 50; i++) {
                Document counter = java.util.Objects.requireNonNull(
                        records.findOneAndUpdate(Filters.eq("_id", "n"), Updates.inc("value", 1), after));
                assertThat(numbers.add(counter.getInteger("value"))).isTrue();
            }
            return 0;
        });
        assertThat(numbers).hasSize(1_000);
        assertThat(first(records.find()).getInteger("value")).isEqualTo(1_000);
    }

    @Test
    void ofManyThatReplaceOneVersionOneSucceeds() throws InterruptedException {
        records.insertOne(record("a", 1));
        atOnce(20, () -> {
            int done = 0;
            while (done < 10) {
                int version = first(records.find(Filters.eq("_id", "a"))).getInteger("version");
                done += (int) records.replaceOne(
                                Filters.and(Filters.eq("_id", "a"), Filters.eq("version", version)),
                                record("a", version + 1))
                        .getModifiedCount();
            }
            return 0;
        });
        assertThat(records.find().first()).isEqualTo(record("a", 201));
    }

    @Test
    void indexesFollowWhileManyWrite() throws InterruptedException {
        records.createIndex(Indexes.ascending("scope", "_id"));
        records.createIndex(Indexes.ascending("version"));
        AtomicInteger thread = new AtomicInteger();
        atOnce(8, () -> {
            Random random = new Random(thread.incrementAndGet());
            for (int i = 0; i < 300; i++) {
                String id = "r" + random.nextInt(200);
                switch (random.nextInt(4)) {
                    case 0 -> records.deleteOne(Filters.eq("_id", id));
                    case 1 -> records.updateOne(Filters.eq("_id", id), Updates.inc("version", 1));
                    default ->
                        records.replaceOne(
                                Filters.eq("_id", id),
                                record(id, random.nextInt(50)).append("scope", List.of("s" + random.nextInt(5), "all")),
                                new ReplaceOptions().upsert(true));
                }
            }
            return 0;
        });
        Map<Integer, Set<Object>> byVersion = new TreeMap<>();
        for (Document document : records.find().sort(Sorts.ascending("_id"))) {
            byVersion
                    .computeIfAbsent(document.getInteger("version"), _ -> new java.util.HashSet<>())
                    .add(document.get("_id"));
        }
        byVersion.forEach((version, expected) ->
                assertThat(ids(Filters.eq("version", version))).containsExactlyInAnyOrderElementsOf(expected));
        assertThat(ids(records.find(Filters.eq("scope", "all")).sort(Sorts.ascending("_id"))))
                .containsExactlyElementsOf(ids(records.find().sort(Sorts.ascending("_id"))));
    }
}
