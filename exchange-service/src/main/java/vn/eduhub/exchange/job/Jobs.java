package vn.eduhub.exchange.job;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.ledger.Ledger;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.caller.Reach;

/// Collection `jobs`. Besides the job each document holds its lease: who works on it, until when.
final class Jobs {

    private final MongoCollection<Document> collection;
    private final InstantSource clock;
    private final Alarm alarm;
    private volatile boolean indexed;

    Jobs(MongoDatabase database, InstantSource clock, Alarm alarm) {
        this.collection = database.getCollection("jobs");
        this.clock = clock;
        this.alarm = alarm;
    }

    private void index() {
        if (!indexed) {
            collection.createIndex(
                    Indexes.ascending("createdKey"),
                    new IndexOptions().unique(true).sparse(true));
            collection.createIndex(Indexes.ascending("scope"));
            collection.createIndex(Indexes.ascending("state"));
            indexed = true;
        }
    }

    /// Adds a job, unless one was made with the same idempotency key: then that one is the answer.
    Job add(Job job) {
        index();
        try {
            collection.insertOne(document(job));
            return job;
        } catch (MongoWriteException e) {
            String key = job.createdKey();
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || key == null) {
                throw e;
            }
            return findByCreatedKey(key).orElseThrow(() -> e);
        }
    }

    Optional<Job> findByCreatedKey(String key) {
        return Optional.ofNullable(
                        collection.find(Filters.eq("createdKey", key)).first())
                .map(Jobs::job);
    }

    Optional<Job> find(RecordId id) {
        return Optional.ofNullable(
                        collection.find(Filters.eq("_id", id.value())).first())
                .map(Jobs::job);
    }

    /// Where a job stands, whatever else its document holds.
    Optional<String> state(RecordId id) {
        return Optional.ofNullable(
                        collection.find(Filters.eq("_id", id.value())).first())
                .map(document -> document.get("state"))
                .map(Object::toString);
    }

    Optional<Job> find(RecordId id, Reach reach) {
        return find(id).filter(job -> job.scope().contains(reach.unit()));
    }

    /// The newest first.
    List<Job> list(Reach reach, Optional<RecordId> before, int limit) {
        Bson scope = Filters.eq("scope", reach.unit().value());
        Bson filter = before.map(id -> Filters.and(scope, Filters.lt("_id", id.value())))
                .orElse(scope);
        List<Job> jobs = new ArrayList<>();
        for (Document document :
                collection.find(filter).sort(Sorts.descending("_id")).limit(limit)) {
            jobs.add(job(document));
        }
        return jobs;
    }

    /// Running jobs that nobody works on, the oldest first. One that cannot be read holds up no other.
    List<Job> unclaimed(int limit) {
        index();
        List<Job> jobs = new ArrayList<>();
        Bson filter = Filters.eq("state", JobState.RUNNING.name());
        for (Document document : collection.find(filter).sort(Sorts.ascending("_id"))) {
            if (jobs.size() == limit) {
                break;
            }
            try {
                if (document.getDate("leaseUntil").toInstant().isBefore(clock.instant())) {
                    jobs.add(job(document));
                }
            } catch (RuntimeException e) {
                // Whatever stands in it: the others are as good as ever.
                alarm.raise("job " + document.get("_id") + " cannot be read", e);
            }
        }
        return jobs;
    }

    /// Takes a job for `owner`; false when another was faster.
    boolean claim(RecordId id, String owner, Duration lease) {
        Bson free = Filters.and(
                Filters.eq("_id", id.value()),
                Filters.eq("state", JobState.RUNNING.name()),
                Filters.lt("leaseUntil", Date.from(clock.instant())));
        Bson taken = Updates.combine(
                Updates.set("leaseOwner", owner),
                Updates.set("leaseUntil", Date.from(clock.instant().plus(lease))));
        return collection.updateOne(free, taken).getMatchedCount() == 1;
    }

    /// Keeps a job; empty when it is another's by now or has ended.
    Optional<Job> renew(RecordId id, String owner, Duration lease) {
        boolean kept = collection
                        .updateOne(
                                mine(id, owner),
                                Updates.set(
                                        "leaseUntil", Date.from(clock.instant().plus(lease))))
                        .getMatchedCount()
                == 1;
        return kept ? find(id) : Optional.empty();
    }

    /// Gives a job back, for whoever comes next after a pause.
    void release(RecordId id, String owner, Duration pause) {
        collection.updateOne(
                mine(id, owner),
                Updates.set("leaseUntil", Date.from(clock.instant().plus(pause))));
    }

    void begun(RecordId id, String owner, String phase) {
        collection.updateOne(mine(id, owner), Updates.set("phase", phase));
    }

    boolean end(RecordId id, String owner, JobState state, @Nullable Failure failure, @Nullable Ledger ledger) {
        Bson ended = Updates.combine(
                Updates.set("state", state.name()),
                Updates.set("endedAt", Date.from(clock.instant())),
                Updates.set("failure", failure == null ? null : failure.code()),
                Updates.set("ledger", ledger == null ? null : LedgerFields.append(new Document(), ledger)));
        return collection.updateOne(mine(id, owner), ended).getMatchedCount() == 1;
    }

    /// False when the job has ended.
    boolean requestCancel(RecordId id) {
        Bson running = Filters.and(Filters.eq("_id", id.value()), Filters.eq("state", JobState.RUNNING.name()));
        return collection
                        .updateOne(running, Updates.set("cancelRequested", true))
                        .getMatchedCount()
                == 1;
    }

    private static Bson mine(RecordId id, String owner) {
        return Filters.and(
                Filters.eq("_id", id.value()),
                Filters.eq("state", JobState.RUNNING.name()),
                Filters.eq("leaseOwner", owner));
    }

    private static Document document(Job job) {
        Document document = new Document("_id", job.id().value())
                .append("client", job.client())
                .append("unit", job.unit().value())
                .append(
                        "roles",
                        job.roles().stream().map(HubRole::name).sorted().toList())
                .append("scope", job.scope().stream().map(RecordId::value).toList())
                .append("format", job.format().name())
                .append("files", job.files().stream().map(Jobs::file).toList())
                .append("print", job.print())
                .append("createdAt", Date.from(job.createdAt()))
                .append("state", job.state().name())
                .append("cancelRequested", job.cancelRequested())
                .append("leaseOwner", "")
                .append("leaseUntil", Date.from(Instant.EPOCH));
        if (job.createdKey() != null) {
            // Absent, not null: the index is sparse.
            document.append("createdKey", job.createdKey());
        }
        return document;
    }

    private static Document file(CheckedFile file) {
        return new Document("name", file.name())
                .append("delta", file.delta())
                .append("header", file.header())
                .append("lines", file.lines());
    }

    private static Job.@Nullable End end(Document document) {
        Date at = document.getDate("endedAt");
        if (at == null) {
            return null;
        }
        String failure = document.getString("failure");
        Document ledger = document.get("ledger", Document.class);
        return new Job.End(
                at.toInstant(),
                failure == null ? null : Failure.find(failure).orElse(Failure.INTERNAL_ERROR),
                ledger == null ? null : LedgerFields.read(ledger));
    }

    private static Job job(Document document) {
        return new Job(
                new RecordId(document.getString("_id")),
                document.getString("client"),
                new RecordId(document.getString("unit")),
                document.getList("roles", String.class).stream()
                        .map(HubRole::valueOf)
                        .collect(Collectors.toSet()),
                document.getList("scope", String.class).stream()
                        .map(RecordId::new)
                        .toList(),
                Job.Format.valueOf(document.getString("format")),
                document.getList("files", Document.class).stream()
                        .map(file -> new CheckedFile(
                                file.getString("name"),
                                file.getBoolean("delta"),
                                file.getString("header"),
                                file.getLong("lines")))
                        .toList(),
                document.getString("print"),
                document.getString("createdKey"),
                document.getDate("createdAt").toInstant(),
                JobState.valueOf(document.getString("state")),
                document.getBoolean("cancelRequested"),
                document.getString("phase"),
                end(document));
    }
}
