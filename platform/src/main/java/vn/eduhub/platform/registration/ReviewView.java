package vn.eduhub.platform.registration;

import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

/// Body of a 202: identity-service holds the person for review. It tells nothing, but what was said of a person is
/// kept.
///
/// @param reference of the review; the same request again is the same review
/// @param reason a stable word such as `several-candidates`
public record ReviewView(
        @Told(FieldGroup.BASIC) String reference,
        @Told(FieldGroup.BASIC) String reason) implements Disclosure {

    @Override
    public List<RecordId> subjects() {
        return RecordId.isWellFormed(reference) ? List.of(new RecordId(reference)) : List.of();
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC, FieldGroup.FAMILY);
    }
}
