package vn.eduhub.contracts.intake;

import java.util.List;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// `POST /internal/classes/look-ups` of the learner registry: which classes a sender's ids mean.
public final class ClassLookUp {

    public static final String PATH = "/internal/classes/look-ups";

    private ClassLookUp() {}

    /// At most 500 ids of the submitter's.
    public record Question(List<String> sourcedIds) {

        public Question {
            sourcedIds = List.copyOf(sourcedIds);
        }
    }

    /// What was found, in any order; what is absent does not exist for this submitter.
    public record Answer(List<Found> found) {

        public Answer {
            found = List.copyOf(found);
        }
    }

    public record Found(String sourcedId, RecordId recordId, RecordId school, SchoolYear schoolYear) {}
}
