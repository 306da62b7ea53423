package vn.eduhub.platform.registration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.intake.PersonRow;

/// A row of a person with its parts, as a registry gives it to [PersonIntake].
///
/// @param person null when the file has only parts of someone sent earlier
public record PersonLine<C>(
        long row,
        String sourcedId,
        boolean cancel,
        @Nullable PersonRow person,
        List<Part<C>> parts) {

    public PersonLine {
        parts = List.copyOf(parts);
    }

    /// @param canonical what the sender said, without row numbers: the same under the same key changes
    ///     nothing
    public record Part<C>(long row, String sourcedId, String canonical, Change<C> change) {}
}
