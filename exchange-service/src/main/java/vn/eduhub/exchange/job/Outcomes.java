package vn.eduhub.exchange.job;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.exchange.ledger.Ledger;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.ledger.OutcomeBlock;

/// Collection `batches`: one document for each settled batch, inserted once and never changed:
/// `{_id: job/phase/number, counts:[…], causes:[…], lines: packed}`. All counts are sums over these.
final class Outcomes {

    private final MongoCollection<Document> collection;

    Outcomes(MongoDatabase database) {
        this.collection = database.getCollection("batches");
    }

    /// Where a batch stands in its job; ids sort alike.
    record Position(int phase, int number) implements Comparable<Position> {

        String id(RecordId job) {
            return String.format("%s/%03d/%09d", job, phase, number);
        }

        static Position of(String id) {
            String[] parts = id.split("/", -1);
            return new Position(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        /// Whether nothing can stand between the two.
        boolean isFollowedBy(Position other) {
            return other.phase == phase && other.number == number + 1;
        }

        @Override
        public int compareTo(Position other) {
            return phase != other.phase ? Integer.compare(phase, other.phase) : Integer.compare(number, other.number);
        }
    }

    /// A batch without its lines.
    record Summary(Position position, Ledger ledger) {}

    /// Keeps what became of a batch, unless it is kept already.
    void add(RecordId job, Position position, List<LineOutcome> outcomes) {
        Document document = LedgerFields.append(new Document("_id", position.id(job)), Ledger.of(outcomes))
                .append("lines", new Binary(OutcomeBlock.pack(outcomes)));
        try {
            collection.insertOne(document);
        } catch (MongoWriteException e) {
            // Sent twice, by a run that was thought dead: the owner answered both alike.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /// Numbers of the batches of a phase that are settled.
    BitSet settled(RecordId job, int phase) {
        BitSet numbers = new BitSet();
        FindIterable<Document> found = collection
                .find(between(new Position(phase, 0).id(job), new Position(phase + 1, 0).id(job)))
                .projection(Projections.include("_id"));
        for (Document document : found) {
            numbers.set(Position.of(document.getString("_id")).number());
        }
        return numbers;
    }

    List<LineOutcome> lines(RecordId job, Position position) {
        Document document = collection.find(Filters.eq("_id", position.id(job))).first();
        if (document == null) {
            throw new IllegalStateException("no such batch");
        }
        return lines(document);
    }

    private static List<LineOutcome> lines(Document document) {
        return OutcomeBlock.unpack(document.get("lines", Binary.class).getData());
    }

    /// Batches from a position on, in order, without lines.
    List<Summary> summaries(RecordId job, Position from) {
        List<Summary> summaries = new ArrayList<>();
        for (Document document : collection
                .find(between(from.id(job), end(job)))
                .projection(Projections.include(LedgerFields.COUNTS, LedgerFields.CAUSES))
                .sort(Sorts.ascending("_id"))) {
            summaries.add(new Summary(Position.of(document.getString("_id")), LedgerFields.read(document)));
        }
        return summaries;
    }

    /// The first batch from a position on, of those that hold any such line; the store finds it by its counts.
    Optional<Map.Entry<Position, List<LineOutcome>>> next(RecordId job, Position from, Optional<Outcome> only) {
        Bson range = between(from.id(job), end(job));
        Bson filter = only.map(
                        outcome -> LedgerFields.COUNTS + "." + outcome.name().toLowerCase(Locale.ROOT))
                .map(counted -> Filters.and(range, Filters.gt(counted, 0L)))
                .orElse(range);
        Document document =
                collection.find(filter).sort(Sorts.ascending("_id")).limit(1).first();
        return Optional.ofNullable(document).map(it -> Map.entry(Position.of(it.getString("_id")), lines(it)));
    }

    private static Bson between(String from, String to) {
        return Filters.and(Filters.gte("_id", from), Filters.lt("_id", to));
    }

    /// `0` comes right after `/`.
    private static String end(RecordId job) {
        return job + "0";
    }
}
