package vn.eduhub.platform.reseal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.keys.BrokenSealException;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.MissingKeyException;
import vn.eduhub.platform.keys.SealPlace;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.rest.Page;

/// Seals a field of records anew by the way of every write: another version, the one before in the history, an event.
/// Older versions and events stay as they are, under their old keys.
public final class RecordResealing<C> implements Resealing {

    private static final int TOGETHER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(RecordResealing.class);

    private final Records<C> records;
    private final HubKeys keys;
    private final SealedField<C> field;

    public RecordResealing(Records<C> records, HubKeys keys, SealedField<C> field) {
        this.records = records;
        this.keys = keys;
        this.field = field;
    }

    /// A field of a content that is sealed.
    ///
    /// @param get its ciphertext; none when there is nothing
    /// @param with the content with another ciphertext
    public record SealedField<C>(String name, Function<C, @Nullable Sealed> get, BiFunction<C, Sealed, C> with) {}

    @Override
    public String kind() {
        return records.type().topic().type();
    }

    @Override
    public Step step(Optional<RecordId> after, String actor) {
        Page<RecordBody<C>> page = records.all(after, TOGETHER);
        List<Draft<C>> drafts = new ArrayList<>();
        long closed = 0;
        for (RecordBody<C> body : page.items()) {
            try {
                Sealed sealed = field.get().apply(body.content());
                if (sealed != null && !keys.isCurrent(sealed)) {
                    drafts.add(Draft.change(body, resealed(body, sealed), new Cause(actor, "reseal")));
                }
            } catch (MissingKeyException | BrokenSealException e) {
                LOG.warn("the {} of {} {} does not open: {}", field.name(), kind(), body.recordId(), e.getMessage());
                closed++;
            }
        }
        long written = records.write(drafts).stream()
                .filter(WriteOutcome.Written.class::isInstance)
                .count();
        return new Step(page.items().size(), written, drafts.size() - written, closed, page.next());
    }

    private C resealed(RecordBody<C> body, Sealed sealed) {
        SealPlace place = SealPlace.of(records.type().topic(), field.name(), body.recordId());
        return field.with().apply(body.content(), keys.seal(keys.open(sealed, place), place));
    }
}
