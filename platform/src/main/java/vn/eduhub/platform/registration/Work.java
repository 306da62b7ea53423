package vn.eduhub.platform.registration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.RowOutcome;

/// A record in the making: all lines of a batch that are of one person change it one after the other, and
/// it is written once. Not thread-safe.
final class Work<C> {

    private final RecordId id;
    private final @Nullable RecordBody<C> base;
    private final List<Entry<C>> entries = new ArrayList<>();
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private @Nullable C content;
    private @Nullable Map<String, String> prints;
    private long row;
    private boolean dirty;

    Work(RecordId id, @Nullable RecordBody<C> base) {
        this.id = id;
        this.base = base;
        this.content = base == null ? null : base.content();
    }

    RecordId id() {
        return id;
    }

    @Nullable
    RecordBody<C> base() {
        return base;
    }

    @Nullable
    C content() {
        return content;
    }

    /// What each sender said last, by key text; not to be changed.
    Map<String, String> prints() {
        Map<String, String> present = prints;
        if (present == null) {
            present = new LinkedHashMap<>();
            if (base != null) {
                for (Link link : base.keys()) {
                    present.put(link.key(), link.print());
                }
            }
            prints = present;
        }
        return present;
    }

    List<Link> links() {
        return prints().entrySet().stream()
                .map(print -> new Link(print.getKey(), print.getValue()))
                .toList();
    }

    void change(C newContent, Map<String, String> newPrints, Entry<C> by) {
        content = newContent;
        prints = newPrints;
        row = by.row();
        dirty = true;
    }

    /// The answers count only once the record is written.
    void answer(Entry<C> entry, List<RowOutcome> answers) {
        entries.add(entry);
        outcomes.addAll(answers);
    }

    boolean isDirty() {
        return dirty;
    }

    long row() {
        return row;
    }

    List<Entry<C>> entries() {
        return entries;
    }

    List<RowOutcome> outcomes() {
        return outcomes;
    }
}
