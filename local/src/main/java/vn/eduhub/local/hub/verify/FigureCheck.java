package vn.eduhub.local.hub.verify;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Projections;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.bson.Document;

/// Every cell of the published figures against a count taken straight from the registries. A hub that is being written
/// to is a moment ahead of its figures; ask when it is at rest.
public final class FigureCheck {

    private static final int SHOWN_MAX = 20;

    private final MongoClient store;
    private final Counts counts;
    private final PrintStream out;

    /// @param token gives a fresh token of a client that sees the whole country
    public FigureCheck(MongoClient store, String gateway, Supplier<String> token, PrintStream out) {
        this.store = store;
        this.counts = new Counts(gateway, token);
        this.out = out;
    }

    /// Whether all cells agree; says how many were compared and which do not.
    public boolean agrees() {
        Map<String, String> managedBy = new HashMap<>();
        Set<String> schools = new HashSet<>();
        Set<String> tops = new HashSet<>();
        readUnits(managedBy, schools, tops);
        Recount recount = new Recount(managedBy);
        all(RecordPlace.LEARNERS).forEach(recount::addLearner);
        all(RecordPlace.TEACHERS).forEach(recount::addTeacher);
        Map<Cell, Long> published = published(recount.cells(), schools, tops);
        return report(recount.cells(), published);
    }

    private void readUnits(Map<String, String> managedBy, Set<String> schools, Set<String> tops) {
        for (Document record :
                all(RecordPlace.INSTITUTIONS).projection(Projections.include("content.managedBy", "content.kind"))) {
            String id = record.getString("_id");
            Document content = record.get("content", new Document());
            String above = content.getString("managedBy");
            if (above == null) {
                tops.add(id);
            } else {
                managedBy.put(id, above);
            }
            String kind = content.getString("kind");
            if ("SCHOOL".equals(kind) || "CAMPUS".equals(kind)) {
                schools.add(id);
            }
        }
    }

    /// Schools are asked for from the top at once; the units above one by one, those that have anybody.
    private Map<Cell, Long> published(Map<Cell, Long> counted, Set<String> schools, Set<String> tops) {
        Map<Cell, Long> published = new HashMap<>();
        tops.forEach(top -> published.putAll(counts.bySchool(top)));
        Set<String> above = new HashSet<>(tops);
        counted.keySet().stream()
                .map(Cell::unit)
                .filter(unit -> !schools.contains(unit))
                .forEach(above::add);
        above.forEach(unit -> published.putAll(counts.of(unit)));
        return published;
    }

    private boolean report(Map<Cell, Long> counted, Map<Cell, Long> published) {
        Set<Cell> all = new TreeSet<>(counted.keySet());
        all.addAll(published.keySet());
        long differing = 0;
        for (Cell cell : all) {
            long expected = counted.getOrDefault(cell, 0L);
            long found = published.getOrDefault(cell, 0L);
            if (expected != found && differing++ < SHOWN_MAX) {
                out.println("  " + cell + ": counted " + expected + ", published " + found);
            }
        }
        out.printf(
                "%,d cells of %,d units compared, %,d differ%n",
                all.size(), all.stream().map(Cell::unit).distinct().count(), differing);
        out.println(differing == 0 ? "the figures agree with the registries" : "THE FIGURES DO NOT AGREE");
        return differing == 0;
    }

    private FindIterable<Document> all(RecordPlace place) {
        return store.getDatabase(place.database())
                .getCollection(place.collection())
                .find()
                .batchSize(2_000);
    }
}
