package vn.eduhub.local.hub.verify;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Projections;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// The invariant of the hub: the last event of every record carries its stored version. A hub that is being written to
/// breaks it for moments; ask when it is at rest.
public final class LogCheck {

    private static final int SHOWN_MAX = 20;

    private final MongoClient store;
    private final LogFold log;
    private final PrintStream out;

    /// @param logClient settings of a client that may read all topics
    public LogCheck(MongoClient store, Map<String, String> logClient, PrintStream out) {
        this.store = store;
        this.log = new LogFold(logClient);
        this.out = out;
    }

    /// Whether log and stores agree; says for each kind of record what was found.
    public boolean agrees() {
        out.printf("%-28s %12s %12s %12s%n", "topic", "stored", "in the log", "differing");
        boolean agrees = true;
        for (RecordPlace place : RecordPlace.ALL) {
            agrees &= agrees(place);
        }
        out.println(agrees ? "the log agrees with the stores" : "THE LOG DOES NOT AGREE WITH THE STORES");
        return agrees;
    }

    private boolean agrees(RecordPlace place) {
        Map<String, Long> logged = log.lastVersions(place.topic().topicName());
        long inLog = logged.size();
        Map<String, Long> stored = storedVersions(place);
        List<Difference> differences = differences(stored, logged);
        out.printf("%-28s %,12d %,12d %,12d%n", place.topic().topicName(), stored.size(), inLog, differences.size());
        differences.stream().limit(SHOWN_MAX).forEach(difference -> out.println("  " + difference));
        if (differences.size() > SHOWN_MAX) {
            out.println("  … and " + (differences.size() - SHOWN_MAX) + " more");
        }
        return differences.isEmpty();
    }

    private Map<String, Long> storedVersions(RecordPlace place) {
        Map<String, Long> versions = new HashMap<>();
        for (Document document : store.getDatabase(place.database())
                .getCollection(place.collection())
                .find()
                .projection(Projections.include("_id", "version"))
                .batchSize(5_000)) {
            versions.put(
                    document.getString("_id"),
                    document.get("version", Number.class).longValue());
        }
        return versions;
    }

    static List<Difference> differences(Map<String, Long> stored, Map<String, Long> logged) {
        List<Difference> differences = new ArrayList<>();
        stored.forEach((recordId, version) -> {
            long last = logged.getOrDefault(recordId, 0L);
            if (last != version) {
                differences.add(new Difference(recordId, version, last));
            }
        });
        logged.forEach((recordId, version) -> {
            if (!stored.containsKey(recordId)) {
                differences.add(new Difference(recordId, 0, version));
            }
        });
        differences.sort((one, other) -> one.recordId().compareTo(other.recordId()));
        return differences;
    }
}
