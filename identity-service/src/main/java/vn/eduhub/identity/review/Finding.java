package vn.eduhub.identity.review;

import java.util.List;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Applicant;

/// What was found out about an applicant, as far as reviews are concerned.
public sealed interface Finding {

    String ref();

    /// Someone has to look.
    ///
    /// @param print of what is said of the applicant
    record Unclear(Applicant applicant, String print, String reason, String rules, List<EducationId> candidates)
            implements Finding {

        public Unclear {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String ref() {
            return applicant.ref();
        }
    }

    record Identified(String ref, EducationId person) implements Finding {}

    record Contradicted(String ref) implements Finding {}
}
