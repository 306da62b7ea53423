package vn.eduhub.contracts.person;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;

/// What identity-service says of one applicant.
///
/// @param educationId there when known or new
/// @param reason why it is in review: a stable word such as `birth-date-missing`; empty otherwise
/// @param faults there when rejected
public record Verdict(
        String ref, Kind kind, @Nullable EducationId educationId, String reason, List<FieldFault> faults) {

    public enum Kind {
        /// The hub has this person.
        KNOWN,
        /// The number was made now.
        NEW,
        /// A person has to look; no number yet.
        REVIEW,
        /// The data contradict themselves.
        REJECTED
    }

    public Verdict {
        faults = List.copyOf(faults);
    }
}
