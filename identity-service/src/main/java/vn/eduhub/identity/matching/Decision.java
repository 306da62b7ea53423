package vn.eduhub.identity.matching;

import java.util.List;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.EducationId;

/// What a matcher makes of a claim.
public sealed interface Decision {

    record Known(EducationId person, Reason reason) implements Decision {}

    record New(Reason reason) implements Decision {}

    /// @param candidates whom a person has to compare with
    record Review(Reason reason, List<EducationId> candidates) implements Decision {

        public Review {
            candidates = List.copyOf(candidates);
        }
    }

    /// The claim contradicts itself.
    record Rejected(FieldFault fault) implements Decision {}
}
