package vn.eduhub.contracts.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of staff with all assignments that the file has for them.
///
/// @param person null when the file has assignments of someone sent earlier, but no line of the person
public record TeacherRow(
        long row,
        String sourcedId,
        boolean cancel,
        @Nullable PersonRow person,
        List<AssignmentRow> assignments) {

    public static final String PATH = "/internal/intake/teachers";

    public TeacherRow {
        assignments = List.copyOf(assignments);
    }

    /// @param schoolSourcedId the sender's id of the school
    /// @param classId the hub's record id of the class, looked up by the exchange; none: the whole school
    /// @param schoolYear `2026-2027`
    /// @param group DM_NHOM_CAN_BO code
    /// @param begun none: the first day of the school year, 5 September
    public record AssignmentRow(
            long row,
            String sourcedId,
            boolean cancel,
            @Nullable String schoolSourcedId,
            @Nullable String classId,
            @Nullable String schoolYear,
            @Nullable String group,
            @Nullable String begun,
            @Nullable String ended) {}
}
