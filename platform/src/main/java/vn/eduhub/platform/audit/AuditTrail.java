package vn.eduhub.platform.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.eduhub.contracts.audit.AuditBlock;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.batching.Batching;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.platform.keys.SigningKey;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;

/// The audit trail of this process: one chain of blocks in the database of all trails. Entries that come at once go
/// into one block, and each waits until the store has it. A block whose fate is unknown ends its chain; the next one
/// begins another. Thread-safe.
public final class AuditTrail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int ENTRIES_MAX = 500;
    /// Index entries of one block; a document can have only so many.
    private static final int SUBJECTS_MAX = 5_000;
    private static final long WAIT_SECONDS = 10;
    private static final int BLOCKS_MAX = 100;
    private static final int BATCH = 10;
    private static final Duration PREPARE_AGAIN = Duration.ofSeconds(1);

    private final MongoCollection<Document> blocks;
    private final SigningKey key;
    private final HeadLog heads;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final String service;
    private final Batching<AuditEntry, AuditEntry> entries = new Batching<>(1, ENTRIES_MAX, this::append, _ -> false);
    /// Whoever lost patience appends too, but one after another.
    private final ReentrantLock appending = new ReentrantLock();
    private @Nullable AuditBlock last;
    private long lastMillis;
    private volatile boolean running;

    AuditTrail(
            MongoClient client,
            SigningKey key,
            HeadLog heads,
            InstantSource clock,
            RandomGenerator random,
            String service) {
        this.blocks = client.getDatabase(AuditBlock.DATABASE).getCollection(AuditBlock.COLLECTION);
        this.key = key;
        this.heads = heads;
        this.clock = clock;
        this.random = random;
        this.service = service;
    }

    /// Returns when the trail has the entry, in parts if it is of more people than a block can be found under.
    ///
    /// @throws HubException when it may not have it; then the caller gets nothing
    public void add(AuditEntry entry) {
        List<RecordId> subjects = entry.subjects();
        for (int from = 0; from < subjects.size(); from += SUBJECTS_MAX) {
            entries.ask(entry.of(subjects.subList(from, Math.min(subjects.size(), from + SUBJECTS_MAX))));
        }
    }

    private List<AuditEntry> append(List<AuditEntry> together) {
        try {
            if (!appending.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new HubException(PlatformError.STORE_UNAVAILABLE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        }
        try {
            List<AuditEntry> block = new ArrayList<>();
            int subjects = 0;
            for (AuditEntry entry : together) {
                if (!block.isEmpty() && subjects + entry.subjects().size() > SUBJECTS_MAX) {
                    insert(block);
                    block.clear();
                    subjects = 0;
                }
                block.add(entry);
                subjects += entry.subjects().size();
            }
            insert(block);
            return together;
        } finally {
            appending.unlock();
        }
    }

    private void insert(List<AuditEntry> together) {
        AuditBlock before = last;
        StringBuilder lines = new StringBuilder();
        together.forEach(entry ->
                lines.append(HubJson.TOLERANT.writeValueAsString(entry)).append('\n'));
        RecordId id = nextId();
        AuditBlock block = before == null
                ? first(id, lines.toString())
                : AuditBlock.following(id, before.chain(), before.seq() + 1, before.hash(), lines.toString());
        // Until it is known to be there, nothing may follow it.
        last = null;
        try {
            blocks.insertOne(document(block, together));
        } catch (MongoException e) {
            LOG.warn("an audit block may not be stored: {}", e.getClass().getSimpleName());
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        }
        last = block;
        heads.grown(block);
    }

    private AuditBlock first(RecordId id, String lines) {
        String chain = service + "-" + id;
        String birth = AuditBlock.birth(key.id(), key.sign(AuditBlock.signedBirth(chain)));
        return AuditBlock.following(id, chain, 0, birth, lines);
    }

    /// In the order of the blocks, also of those of one millisecond, and when the clock is set back.
    private RecordId nextId() {
        lastMillis = Math.max(clock.millis(), lastMillis + 1);
        return RecordId.random(() -> Instant.ofEpochMilli(lastMillis), random);
    }

    private static Document document(AuditBlock block, List<AuditEntry> together) {
        List<String> subjects = together.stream()
                .flatMap(entry -> entry.subjects().stream())
                .map(RecordId::value)
                .distinct()
                .toList();
        return new Document("_id", block.id().value())
                .append("chain", block.chain())
                .append("seq", block.seq())
                .append("previous", block.previous())
                .append("entries", block.entries())
                .append("hash", block.hash())
                .append("subjects", subjects);
    }

    /// What was done with the data of a person, newest first.
    ///
    /// @param entries of up to as many blocks as were asked for, or [#BLOCKS_MAX]
    /// @param next the block before which the next page begins; empty on the last page
    public record Found(List<AuditEntry> entries, Optional<RecordId> next) {

        public Found {
            entries = List.copyOf(entries);
        }
    }

    public Found find(RecordId subject, Optional<RecordId> before, int blocksMax) {
        List<Bson> filters = new ArrayList<>();
        filters.add(eq("subjects", subject.value()));
        before.ifPresent(id -> filters.add(lt("_id", id.value())));
        int most = Math.min(blocksMax, BLOCKS_MAX);
        List<AuditEntry> entriesFound = new ArrayList<>();
        int read = 0;
        String oldest = "";
        // Block by block: each may hold entries of thousands of others.
        try (MongoCursor<Document> cursor = blocks.find(and(filters))
                .projection(Projections.include("entries"))
                .sort(Sorts.descending("_id"))
                .batchSize(BATCH)
                .limit(most + 1)
                .cursor()) {
            while (cursor.hasNext()) {
                Document block = cursor.next();
                if (read == most) {
                    return new Found(entriesFound, Optional.of(new RecordId(oldest)));
                }
                entriesOf(block).reversed().stream()
                        .filter(entry -> entry.subjects().contains(subject))
                        .forEach(entriesFound::add);
                oldest = block.getString("_id");
                read++;
            }
        } catch (MongoException e) {
            throw new HubException(PlatformError.STORE_UNAVAILABLE);
        }
        return new Found(entriesFound, Optional.empty());
    }

    private static List<AuditEntry> entriesOf(Document block) {
        return block.getString("entries")
                .lines()
                .map(line -> HubJson.TOLERANT.readValue(line, AuditEntry.class))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("audit-preparing").start(this::prepareUntilDone);
        heads.start();
    }

    private void prepareUntilDone() {
        while (running) {
            try {
                blocks.createIndex(Indexes.ascending("subjects", "_id"), new IndexOptions().name("subjects"));
                blocks.createIndex(
                        Indexes.ascending("chain", "seq"),
                        new IndexOptions().name("chain").unique(true));
                return;
            } catch (MongoCommandException e) {
                LOG.error("the store refuses the indexes of the audit trail: {}", e.getErrorCodeName());
            } catch (MongoException e) {
                LOG.warn("the audit store does not answer yet: {}", e.getClass().getSimpleName());
            }
            try {
                Thread.sleep(PREPARE_AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// After whatever takes requests.
    @Override
    public void stop() {
        running = false;
        heads.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
