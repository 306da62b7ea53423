package vn.eduhub.contracts.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A learner with all enrolments that the file has for them.
///
/// @param person null when the file has enrolments of a learner sent earlier, but no line of the learner
public record LearnerRow(
        long row,
        String sourcedId,
        boolean cancel,
        @Nullable PersonRow person,
        List<EnrolmentRow> enrolments) {

    public static final String PATH = "/internal/intake/learners";

    public LearnerRow {
        enrolments = List.copyOf(enrolments);
    }

    /// @param classSourcedId the sender's id of the class, sent earlier or in this file
    /// @param schoolSourcedId the sender's id of the school; none: the class's
    /// @param grade DM_KHOI code of the learner; none: the class's
    /// @param begun none: the first day of the class's school year, 5 September
    public record EnrolmentRow(
            long row,
            String sourcedId,
            boolean cancel,
            @Nullable String classSourcedId,
            @Nullable String schoolSourcedId,
            @Nullable String grade,
            @Nullable String begun,
            @Nullable String ended) {}
}
