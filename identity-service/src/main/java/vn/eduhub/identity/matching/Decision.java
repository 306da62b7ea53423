package vn.eduhub.identity.matching;

import java.util.List;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;

/// What a matcher makes of a claim.
public sealed interface Decision {

    /// @param likeness why this person, field by field
    record Known(Reason reason, Likeness likeness) implements Decision {}

    record New(Reason reason) implements Decision {}

    /// @param candidates whom a person has to compare with, the likeliest first
    record Review(Reason reason, List<Likeness> candidates) implements Decision {

        public Review {
            candidates = List.copyOf(candidates);
        }

        public List<EducationId> persons() {
            return candidates.stream().map(Likeness::person).toList();
        }
    }

    /// The claim contradicts itself.
    record Rejected(FieldFault fault) implements Decision {}
}
