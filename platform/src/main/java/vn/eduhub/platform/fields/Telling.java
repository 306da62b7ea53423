package vn.eduhub.platform.fields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.platform.keys.BrokenSealException;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.MissingKeyException;
import vn.eduhub.platform.keys.SealPlace;

/// What whoever asks may be told of one record. A view of a person is made from the record and its telling, which only
/// [Tellings] gives out, for the caller of the request. What is sealed is opened only here and only for whom it may be
/// told. Not thread-safe.
public final class Telling {

    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);

    private final HubKeys keys;
    private final Set<FieldGroup> groups;
    private final Closed closed;

    /// What a value that does not open does to the answer.
    enum Closed {
        /// Said with 503 when its key is missing: it is readable again when the key is put back.
        ENDS_THE_REQUEST,
        /// Its group is withheld, the rest is told.
        IS_WITHHELD
    }

    Telling(HubKeys keys, Set<FieldGroup> groups, Closed closed) {
        this.keys = keys;
        this.groups = EnumSet.noneOf(FieldGroup.class);
        this.groups.addAll(groups);
        this.closed = closed;
    }

    public boolean tells(FieldGroup group) {
        return groups.contains(group);
    }

    /// The value, or nothing when it is not told.
    public <T> @Nullable T told(FieldGroup group, @Nullable T value) {
        return tells(group) ? value : null;
    }

    /// Opens the sensitive group.
    public Sensitive sensitive(@Nullable Sealed sealed, SealPlace place) {
        return opened(FieldGroup.SENSITIVE, sealed, place)
                .map(SensitiveSeal::read)
                .orElse(Sensitive.NOTHING);
    }

    /// Opens a value of a group; empty when there is none, or when it is not told.
    public Optional<String> opened(FieldGroup group, @Nullable Sealed sealed, SealPlace place) {
        if (sealed == null || !tells(group)) {
            return Optional.empty();
        }
        try {
            return Optional.of(keys.open(sealed, place));
        } catch (MissingKeyException | BrokenSealException e) {
            if (closed == Closed.ENDS_THE_REQUEST) {
                throw e;
            }
            LOG.warn("the {} of {} {} is withheld: {}", place.field(), place.type(), place.record(), e.getMessage());
            groups.remove(group);
            return Optional.empty();
        }
    }

    /// All that is told; to be asked after all values.
    public Set<FieldGroup> groups() {
        return Set.copyOf(groups);
    }

    /// Of the groups that a view has, those that are not told; to be asked after all values.
    public List<FieldGroup> withheld(FieldGroup... ofView) {
        List<FieldGroup> withheld = new ArrayList<>();
        for (FieldGroup group : ofView) {
            if (!tells(group)) {
                withheld.add(group);
            }
        }
        return withheld;
    }
}
