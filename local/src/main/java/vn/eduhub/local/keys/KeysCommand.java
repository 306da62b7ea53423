package vn.eduhub.local.keys;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// `./hub keys`: changes keys in the order that loses nothing. A new key seals only when every service can open with
/// it; an old one goes only when nothing current is sealed under it.
public final class KeysCommand {

    static final String USAGE = """
            usage: ./hub keys               the keys of aead.json; the one that seals is marked
              keys rotate                   a new key: added, waited for, used for sealing
              keys add | keys promote KEY   the same in two steps, to carry the file to other machines in between
              keys reseal                   puts all records under the key that seals
              keys drop KEY                 takes a key out, when no record needs it; older versions do""";

    /// All that is kept sealed anywhere in the hub: who drops a key must have seen that none of it needs the key.
    static final Set<String> KINDS =
            Set.of("learner", "teacher", "person", "review", "learner-guard", "teacher-guard", "person-guard");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ROUNDS_MAX = 5;

    private final StoredKeyset keyset;
    private final RunningServices services;
    private final ServiceKeys serviceKeys;
    private final PrintStream out;
    private final Duration patience;

    public KeysCommand(Path folder, RunningServices services, PrintStream out) {
        this(folder, services, out, PATIENCE);
    }

    /// @param patience how long services may take to read a new key
    KeysCommand(Path folder, RunningServices services, PrintStream out, Duration patience) {
        this.patience = patience;
        this.keyset = new StoredKeyset(folder);
        this.services = services;
        this.serviceKeys = new ServiceKeys(services);
        this.out = out;
    }

    /// Whether these words only look at the keys, or at records, and change no key.
    public static boolean changesNoKey(List<String> words) {
        return words.isEmpty() || words.equals(List.of("reseal"));
    }

    /// @param words behind `keys`
    public void run(List<String> words) {
        switch (String.join(" ", words.subList(0, Math.min(1, words.size())))) {
            case "" -> list();
            case "rotate" -> rotate();
            case "add" ->
                out.println("keys: " + keyset.add() + " is added; carry aead.json to every service, then: "
                        + "./hub keys promote KEY");
            case "promote" -> promote(key(words));
            case "reseal" -> reseal();
            case "drop" -> drop(key(words));
            default -> throw new KeysException(USAGE);
        }
    }

    private static String key(List<String> words) {
        if (words.size() != 2) {
            throw new KeysException(USAGE);
        }
        return words.get(1);
    }

    private void list() {
        keyset.keys().forEach(key -> out.println(key.id() + (key.primary() ? "  seals" : "")));
    }

    private void rotate() {
        String key = keyset.add();
        out.println("keys: " + key + " is added");
        promote(key);
    }

    private void promote(String key) {
        var _ = keyset.key(key);
        awaitKnown(key);
        keyset.promote(key);
        awaitSealing(key);
        out.println("keys: " + key + " seals from now on; ./hub keys reseal puts older records under it");
    }

    /// A value sealed under a key that another service cannot read yet would be unreadable there.
    private void awaitKnown(String key) {
        List<String> unaware = those(() -> serviceKeys.unaware(key));
        if (!unaware.isEmpty()) {
            throw new KeysException("key " + key + " is not used: " + String.join(", ", unaware)
                    + " did not read it; mend that, then: ./hub keys promote " + key);
        }
    }

    /// To a service that has not read the file again since, what is under the old key is as it should be.
    private void awaitSealing(String key) {
        List<String> others = those(() -> serviceKeys.sealingOtherwise(key));
        if (!others.isEmpty()) {
            throw new KeysException("still sealing under another key: " + String.join(", ", others)
                    + "; see why in their logs, then: ./hub keys reseal");
        }
    }

    /// Those that are left when there are none, or when patience ends.
    private List<String> those(Supplier<List<String>> asked) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> left = asked.get();
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            left = asked.get();
        }
        return left;
    }

    private String primary() {
        return keyset.keys().stream()
                .filter(StoredKeyset.Key::primary)
                .map(StoredKeyset.Key::id)
                .findFirst()
                .orElseThrow(() -> new KeysException("aead.json names no key that seals"));
    }

    private void reseal() {
        awaitSealing(primary());
        Totals totals = pass();
        for (int round = 1; totals.left > 0 && round < ROUNDS_MAX; round++) {
            totals = pass();
        }
        if (totals.left > 0) {
            throw new KeysException(totals.left + " records changed while they were looked at; call it again");
        }
        if (totals.closed > 0) {
            throw new KeysException(closed(totals));
        }
        requireAllSeen(totals);
    }

    private static void requireAllSeen(Totals totals) {
        Set<String> unseen = new TreeSet<>(KINDS);
        unseen.removeAll(totals.seen);
        if (!unseen.isEmpty()) {
            throw new KeysException("not looked at, because its service does not run: " + String.join(", ", unseen)
                    + "; ./hub up, then call it again");
        }
    }

    private static String closed(Totals totals) {
        return totals.closed + " records do not open and stay as they are; the logs of their services name them";
    }

    /// Counts of one pass over everything that is sealed.
    private static final class Totals {

        private final Set<String> seen = new TreeSet<>();
        private long resealed;
        private long left;
        private long closed;
    }

    private Totals pass() {
        Totals totals = new Totals();
        for (Map.Entry<String, URI> service : services.addresses().entrySet()) {
            for (String kind : serviceKeys.kinds(service.getKey(), service.getValue())) {
                // Instances of one service share their records.
                if (totals.seen.add(kind)) {
                    pass(service, kind, totals);
                }
            }
        }
        if (totals.seen.isEmpty()) {
            throw new KeysException("no service runs that keeps anything sealed; is the hub up? (./hub up)");
        }
        return totals;
    }

    private void pass(Map.Entry<String, URI> service, String kind, Totals totals) {
        long checked = 0;
        long resealed = 0;
        Optional<String> next = Optional.empty();
        do {
            ServiceKeys.Step step = serviceKeys.step(service.getKey(), service.getValue(), kind, next);
            checked += step.checked();
            resealed += step.resealed();
            totals.left += step.left();
            totals.closed += step.closed();
            next = step.next();
        } while (next.isPresent());
        totals.resealed += resealed;
        out.printf("keys: %-13s %,d looked at, %,d sealed anew%n", kind, checked, resealed);
    }

    /// A writer that was slow may have sealed under the old key after the pass before: only a pass that finds nothing
    /// shows that nothing is there.
    private void drop(String key) {
        if (keyset.key(key).primary()) {
            throw new KeysException("key " + key + " is the one that seals; ./hub keys rotate first");
        }
        List<String> others = serviceKeys.sealingOtherwise(primary());
        if (!others.isEmpty()) {
            throw new KeysException("still sealing under another key: " + String.join(", ", others));
        }
        Totals totals = pass();
        requireAllSeen(totals);
        if (totals.closed > 0) {
            throw new KeysException(closed(totals));
        }
        if (totals.resealed > 0 || totals.left > 0) {
            throw new KeysException(
                    "there were records under older keys until now; call it again to see that there are none");
        }
        keyset.drop(key);
        out.println("keys: " + key + " is out; what older versions and events hold under it is closed for good");
    }
}
