package vn.eduhub.platform.record;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.record.WriterBook.Entry;

/// Publishes what writers that are gone have stored and not published. Gone is who has shown no sign of life
/// for a while by our own monotonic clock: clocks of other machines do not matter. A writer that was only
/// paused does no harm when it comes back: what it still sends is an older version or the same, and the
/// [ReadBack] puts that right.
final class Sweeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int BATCH = 500;
    /// How long a writer that is gone stays in the book: a paused process may still store something it had in hand.
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Records<?> records;
    private final WriterBook book;
    private final long ageNanos;
    private final Map<String, Sighting> sightings = new HashMap<>();

    Sweeper(Records<?> records, WriterBook book, Duration age) {
        this.records = records;
        this.book = book;
        this.ageNanos = age.toNanos();
    }

    /// @param since `System.nanoTime()` when the beats were first seen to be this many
    private record Sighting(long beats, long since) {}

    @Override
    public void run() {
        try {
            sweep();
        } catch (StoreUnavailableException | MongoException e) {
            LOG.warn(
                    "sweep put off, the store does not answer: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            // A schedule ends with the first exception, and nobody would look after what others leave behind.
            records.meters().failed();
            LOG.error("sweep broken off: {}", e.getClass().getName());
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        Set<String> present = new HashSet<>();
        for (Entry entry : book.entries(records.type())) {
            present.add(entry.writer());
            Sighting seen = sightings.get(entry.writer());
            if (seen == null || seen.beats() != entry.beats()) {
                sightings.put(entry.writer(), new Sighting(entry.beats(), now));
            } else if (now - seen.since() >= ageNanos
                    && !entry.writer().equals(records.writer().id())) {
                sweep(entry);
                if (now - seen.since() >= REMEMBERED.toNanos()) {
                    book.remove(entry.writer());
                }
            }
        }
        sightings.keySet().retainAll(present);
    }

    private void sweep(Entry gone) {
        while (true) {
            List<RecordId> left = records.leftBehind(gone.writer(), gone.published(), BATCH);
            if (left.isEmpty()) {
                return;
            }
            records.publishAgain(left);
            records.meters().swept(left.size());
            LOG.info("published {} records that writer {} left behind", left.size(), gone.writer());
        }
    }
}
