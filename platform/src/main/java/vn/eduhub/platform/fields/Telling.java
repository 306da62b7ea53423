package vn.eduhub.platform.fields;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Sealed;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.platform.keys.HubKeys;
import vn.eduhub.platform.keys.MissingKeyException;
import vn.eduhub.platform.keys.SealPlace;

/// What whoever asks may be told of one record. A view of a person is made from the record and its telling, which only
/// [Tellings] gives out, for the caller of the request. What is sealed is opened only here and only for whom it may be
/// told. Not thread-safe.
public final class Telling {

    private final HubKeys keys;
    private final Set<FieldGroup> groups;
    private final boolean past;

    /// @param past whether it is told how a record was: a key that was taken out since then closes only the value
    Telling(HubKeys keys, Set<FieldGroup> groups, boolean past) {
        this.keys = keys;
        this.groups = EnumSet.noneOf(FieldGroup.class);
        this.groups.addAll(groups);
        this.past = past;
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
        } catch (MissingKeyException e) {
            if (!past) {
                throw e;
            }
            groups.remove(group);
            return Optional.empty();
        }
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
