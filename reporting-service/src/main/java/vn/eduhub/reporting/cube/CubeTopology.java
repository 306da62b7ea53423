package vn.eduhub.reporting.cube;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Topic;

/// Events of records → changes of cells → (one repartition, by school) → whole school vectors.
final class CubeTopology {

    /// A changed vector function or state format is a new generation: a new application id, everything counted anew.
    static final int GENERATION = 1;

    static final String APPLICATION_ID = "reporting-cube-" + GENERATION;
    static final String LEARNER_VECTORS = "learner-vectors";
    static final String TEACHER_VECTORS = "teacher-vectors";
    static final String SCHOOL_CELLS = "school-cells";

    /// So that figures of a new generation are above all of the one before.
    private static final long VERSION_BEFORE = (long) GENERATION << 40;

    /// Fixed like those of the topics: a change is a new generation.
    private static final int PARTITIONS_BY_SCHOOL = 6;

    private static final Logger LOG = LoggerFactory.getLogger(CubeTopology.class);

    private final JsonMapper json;
    private final CubeMeters meters;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    /// @param stores where the state of a name is kept: on disk, or in memory for tests of the topology alone
    CubeTopology(JsonMapper json, CubeMeters meters, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.json = json;
        this.meters = meters;
        this.stores = stores;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, CellChanges> learners =
                changes(builder, Topic.LEARNER, LEARNER_VECTORS, Learner.class, LearnerVector::of);
        KStream<String, CellChanges> teachers =
                changes(builder, Topic.TEACHER, TEACHER_VECTORS, Teacher.class, TeacherVector::of);
        learners.merge(teachers)
                .repartition(Repartitioned.with(Serdes.String(), CellChanges.serde())
                        .withName("changes-by-school")
                        .withNumberOfPartitions(PARTITIONS_BY_SCHOOL))
                .groupByKey(Grouped.with(Serdes.String(), CellChanges.serde()))
                .aggregate(() -> SchoolCells.empty(VERSION_BEFORE), this::applied, cells())
                .toStream()
                .process(() -> new FiguresEvent(json.writer()))
                .to(Topic.FIGURES.topicName(), Produced.with(Serdes.String(), Serdes.ByteArray()));
        return builder.build();
    }

    private <T> KStream<String, CellChanges> changes(
            StreamsBuilder builder,
            Topic topic,
            String storeName,
            Class<T> content,
            Function<RecordBody<T>, Vector> vectorOf) {
        Serde<byte[]> bytes = Serdes.ByteArray();
        Map<String, KStream<String, Taken>> taken = builder.stream(topic.topicName(), Consumed.with(bytes, bytes))
                .process(vectors(storeName, content, vectorOf))
                .split(Named.as(topic.type() + "-"))
                .branch((_, what) -> what instanceof Taken.Refused, Branched.as("refused"))
                .defaultBranch(Branched.as("changes"));
        branch(taken, topic, "refused")
                .map((_, what) -> {
                    Taken.Refused refused = (Taken.Refused) what;
                    return KeyValue.pair(refused.key(), refused.value());
                })
                .to(topic.deadLetterName(), Produced.with(bytes, bytes));
        return branch(taken, topic, "changes").mapValues(what -> (CellChanges) what);
    }

    private static KStream<String, Taken> branch(
            Map<String, KStream<String, Taken>> branches, Topic topic, String name) {
        KStream<String, Taken> branch = branches.get(topic.type() + "-" + name);
        if (branch == null) {
            throw new IllegalStateException("no branch " + name);
        }
        return branch;
    }

    private <T> ProcessorSupplier<byte[], byte[], String, Taken> vectors(
            String storeName, Class<T> content, Function<RecordBody<T>, Vector> vectorOf) {
        ObjectReader reader = json.readerFor(json.getTypeFactory().constructParametricType(RecordBody.class, content));
        // No cache: a record's state is seldom read twice within a commit.
        StoreBuilder<KeyValueStore<String, HeldVector>> store = Stores.keyValueStoreBuilder(
                        stores.apply(storeName), Serdes.String(), HeldVector.serde())
                .withCachingDisabled();
        return new ProcessorSupplier<>() {
            @Override
            public VectorProcessor<T> get() {
                return new VectorProcessor<>(storeName, reader, vectorOf, meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(store);
            }
        };
    }

    /// Cached: a school changes many times within a commit and goes out once, in the commit's transaction.
    private Materialized<String, SchoolCells, KeyValueStore<Bytes, byte[]>> cells() {
        return Materialized.<String, SchoolCells>as(stores.apply(SCHOOL_CELLS))
                .withKeySerde(Serdes.String())
                .withValueSerde(SchoolCells.serde())
                .withCachingEnabled();
    }

    private SchoolCells applied(String school, CellChanges changes, SchoolCells cells) {
        return cells.after(changes, () -> {
            meters.mismatch();
            LOG.error("a cell of school {} would fall below zero", school);
        });
    }
}
