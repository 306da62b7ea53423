package vn.eduhub.reporting.cube;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolFigures.Kind;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.reporting.figures.CellCode;

/// A learner counts once in a school year: where the latest-begun enrolment is that goes on or was completed; of two
/// begun on one day, the one with the greater id.
final class LearnerVector {

    private static final Comparator<Enrolment> LATEST =
            Comparator.comparing(Enrolment::begun).thenComparing(Enrolment::id);

    private LearnerVector() {}

    static Vector of(RecordBody<Learner> learner) {
        if (learner.cancelled()) {
            return Vector.EMPTY;
        }
        Map<SchoolYear, Enrolment> byYear = new TreeMap<>();
        for (Enrolment enrolment : learner.content().enrolments()) {
            if (enrolment.counts()) {
                byYear.merge(
                        enrolment.schoolYear(),
                        enrolment,
                        (one, other) -> LATEST.compare(one, other) >= 0 ? one : other);
            }
        }
        List<Place> places = byYear.values().stream()
                .map(enrolment -> new Place(
                        enrolment.school(),
                        CellCode.of(
                                Kind.LEARNER,
                                enrolment.schoolYear(),
                                enrolment.grade(),
                                learner.content().sex()),
                        false))
                .toList();
        return new Vector(places);
    }
}
