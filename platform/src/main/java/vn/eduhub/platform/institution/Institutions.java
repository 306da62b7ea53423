package vn.eduhub.platform.institution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.RecordReplica;

/// The tree of units by `managedBy`, as far as this process has read it; a unit that is not found is looked
/// for once more at the end of the topic, so that a school stored a moment ago is there. Thread-safe.
public final class Institutions {

    public static final RecordId MINISTRY = RecordId.derived("institution", "ministry");

    /// A tree deeper than this is a circle.
    private static final int DEPTH_MAX = 16;

    private static final long MISS_KEPT_NANOS = 1_000_000_000;
    private static final int MISSES_MAX = 10_000;

    private final RecordReplica<Institution> replica;
    private final Map<Object, Long> misses = new ConcurrentHashMap<>();
    private final Map<RecordId, RecordId> parents = new HashMap<>();
    private final Map<RecordId, Set<RecordId>> children = new ConcurrentHashMap<>();

    Institutions(RecordReplica<Institution> replica) {
        this.replica = replica;
        replica.onChange(this::hang);
    }

    public Optional<RecordBody<Institution>> find(RecordId id) {
        return orCaughtUp(id, () -> replica.find(id));
    }

    public Optional<RecordBody<Institution>> findByKey(ExternalKey key) {
        String text = key.text();
        return orCaughtUp(text, () -> replica.findByKey(text));
    }

    public Collection<RecordBody<Institution>> all() {
        return replica.all();
    }

    public boolean isCaughtUp() {
        return replica.isCaughtUp();
    }

    /// The units and all above them.
    public Set<RecordId> scopeOf(Collection<RecordId> units) {
        Set<RecordId> scope = new TreeSet<>();
        for (RecordId unit : units) {
            Optional<RecordId> next = Optional.of(unit);
            for (int depth = 0; next.isPresent() && depth < DEPTH_MAX; depth++) {
                scope.add(next.get());
                next = above(next.get());
            }
        }
        return scope;
    }

    private Optional<RecordId> above(RecordId unit) {
        return find(unit).map(body -> body.content().managedBy());
    }

    /// Whether the unit is `top` or managed below it.
    public boolean isWithin(RecordId unit, RecordId top) {
        Optional<RecordId> next = Optional.of(unit);
        for (int depth = 0; next.isPresent() && depth < DEPTH_MAX; depth++) {
            if (next.get().equals(top)) {
                return true;
            }
            next = above(next.get());
        }
        return false;
    }

    /// `top` and all units managed below it, `top` first.
    public List<RecordId> below(RecordId top) {
        Set<RecordId> found = new HashSet<>();
        List<RecordId> inOrder = new ArrayList<>();
        Deque<RecordId> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            RecordId unit = open.removeFirst();
            // Seen twice: a circle, or a unit that is moved while we walk.
            if (found.add(unit)) {
                inOrder.add(unit);
                open.addAll(children.getOrDefault(unit, Set.of()));
            }
        }
        return inOrder;
    }

    /// On the one thread that reads the topic.
    private void hang(RecordBody<Institution> body) {
        RecordId unit = body.recordId();
        RecordId above = body.content().managedBy();
        RecordId before = above == null ? parents.remove(unit) : parents.put(unit, above);
        if (Objects.equals(before, above)) {
            return;
        }
        if (above != null) {
            children.computeIfAbsent(above, _ -> ConcurrentHashMap.newKeySet()).add(unit);
        }
        if (before != null) {
            children.getOrDefault(before, Set.of()).remove(unit);
        }
    }

    /// What is not there now may be on its way: it is unknown only once everything on the topic was read
    /// after the question. The same unknown unit is looked for once a second, so that a file full of it does
    /// not stand still.
    private <R> Optional<R> orCaughtUp(Object name, Supplier<Optional<R>> lookUp) {
        Optional<R> found = lookUp.get();
        if (found.isPresent()) {
            return found;
        }
        Long missed = misses.get(name);
        if (missed != null && System.nanoTime() - missed < MISS_KEPT_NANOS) {
            return found;
        }
        if (!replica.catchUp()) {
            // Without the tree nothing can be said to be unknown.
            throw new HubException(PlatformError.PEER_UNAVAILABLE, "institution-registry");
        }
        found = lookUp.get();
        if (found.isEmpty()) {
            if (misses.size() >= MISSES_MAX) {
                misses.clear();
            }
            misses.put(name, System.nanoTime());
        }
        return found;
    }
}
