package vn.eduhub.exchange.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.eduhub.contracts.fault.FieldFault;

/// Counts per file and causes of what is settled so far: a sum over batches, never incremented in the store. Immutable.
public final class Ledger {

    public static final Ledger EMPTY = new Ledger(Map.of(), Map.of());

    private final Map<String, Counts> files;
    private final Map<Cause.Place, Cause> causes;

    private Ledger(Map<String, Counts> files, Map<Cause.Place, Cause> causes) {
        this.files = files;
        this.causes = causes;
    }

    public static Ledger of(Map<String, Counts> files, Collection<Cause> causes) {
        Map<Cause.Place, Cause> byPlace = new LinkedHashMap<>();
        causes.forEach(cause -> byPlace.merge(cause.place(), cause, Cause::plus));
        return new Ledger(Map.copyOf(files), byPlace);
    }

    public static Ledger of(List<LineOutcome> outcomes) {
        Map<String, Counts> files = new TreeMap<>();
        Map<Cause.Place, Cause> causes = new LinkedHashMap<>();
        for (LineOutcome outcome : outcomes) {
            if (!outcome.isCounted()) {
                continue;
            }
            files.merge(outcome.file(), Counts.NONE.plus(outcome.outcome()), Counts::plus);
            // The first fault only: a line counts once, in the causes too.
            outcome.faults().stream()
                    .findFirst()
                    .map(fault -> cause(outcome, fault))
                    .ifPresent(cause -> causes.merge(cause.place(), cause, Cause::plus));
        }
        return new Ledger(files, causes);
    }

    private static Cause cause(LineOutcome outcome, FieldFault fault) {
        return new Cause(outcome.file(), fault.pointer(), fault.fault(), fault.arguments(), 1, List.of(outcome.line()));
    }

    public Ledger plus(Ledger other) {
        Map<String, Counts> sum = new TreeMap<>(files);
        other.files.forEach((file, counts) -> sum.merge(file, counts, Counts::plus));
        Map<Cause.Place, Cause> all = new LinkedHashMap<>(causes);
        other.causes.forEach((place, cause) -> {
            if (all.size() < Cause.CAUSES_MAX || all.containsKey(place)) {
                all.merge(place, cause, Cause::plus);
            }
        });
        return new Ledger(sum, all);
    }

    public Counts file(String name) {
        return files.getOrDefault(name, Counts.NONE);
    }

    public Map<String, Counts> files() {
        return Map.copyOf(files);
    }

    public Counts total() {
        return files.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /// The most frequent first.
    public List<Cause> causes() {
        return causes.values().stream()
                .sorted(Comparator.comparingLong(Cause::count).reversed())
                .toList();
    }
}
