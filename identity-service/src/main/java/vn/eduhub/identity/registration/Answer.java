package vn.eduhub.identity.registration;

import java.util.List;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.identity.review.Finding;

/// What an inquiry will be told, if the people it rests on get stored as this round left them.
///
/// @param restsOn the person meant, or those whom a review names
record Answer(Inquiry inquiry, Verdict verdict, Finding finding, List<EducationId> restsOn) {

    Answer {
        restsOn = List.copyOf(restsOn);
    }
}
