package vn.eduhub.contracts.intake;

import org.jspecify.annotations.Nullable;

/// A class as a sender wrote it; raw text, checked by its owner.
///
/// @param schoolSourcedId the sender's id of the school
/// @param schoolYear `2026-2027`
/// @param grade DM_KHOI code; none: the learners' own grades count
public record ClassRow(
        long row,
        String sourcedId,
        boolean cancel,
        @Nullable String name,
        @Nullable String schoolSourcedId,
        @Nullable String schoolYear,
        @Nullable String grade) {

    public static final String PATH = "/internal/intake/classes";
}
