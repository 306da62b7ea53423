package vn.eduhub.teacher.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.platform.registration.SchoolCalendar;

/// Whether someone has an assignment that entitles them to an account: one that was not taken back and whose
/// last day, if it has one, still lies ahead.
///
/// @param changes when that will end by itself
record Employment(boolean lasts, Optional<Instant> changes) {

    private static final Employment NONE = new Employment(false, Optional.empty());

    static Employment of(Optional<RecordBody<Teacher>> teacher, LocalDate today) {
        return teacher.filter(Predicate.not(RecordBody::cancelled))
                .map(body -> of(body.content().assignments(), today))
                .orElse(NONE);
    }

    private static Employment of(List<Assignment> assignments, LocalDate today) {
        List<Assignment> open = assignments.stream()
                .filter(assignment -> !assignment.cancelled())
                .filter(assignment ->
                        assignment.ended() == null || assignment.ended().isAfter(today))
                .toList();
        if (open.isEmpty()) {
            return NONE;
        }
        if (open.stream().anyMatch(Assignment::counts)) {
            return new Employment(true, Optional.empty());
        }
        return new Employment(
                true,
                open.stream()
                        .flatMap(assignment -> Optional.ofNullable(assignment.ended()).stream())
                        .max(LocalDate::compareTo)
                        .map(SchoolCalendar::beginning));
    }
}
