package vn.eduhub.teacher.assignment;

import java.util.Locale;
import java.util.Optional;
import vn.eduhub.contracts.event.Teacher.Assignment;

/// What has become of an assignment, as lists are asked for it.
public enum AssignmentState {
    OPEN,
    ENDED,
    /// Was never so: entered by mistake.
    CANCELLED;

    static AssignmentState of(Assignment assignment) {
        if (assignment.cancelled()) {
            return CANCELLED;
        }
        return assignment.ended() == null ? OPEN : ENDED;
    }

    static Optional<AssignmentState> find(String word) {
        for (AssignmentState state : values()) {
            if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
