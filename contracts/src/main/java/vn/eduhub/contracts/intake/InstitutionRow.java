package vn.eduhub.contracts.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An institution as a sender wrote it; raw text, checked by its owner.
///
/// @param cancel the sender says it is gone
/// @param kind `school`, `campus`, `department` or the sender's own word for a unit (`district`, `local` …)
/// @param parentSourcedId the sender's id of the unit above; none: the submitter's unit
/// @param communeCode five digits as of today; none: no area known
/// @param levels DM_CAP_HOC codes
/// @param ownership DM_LOAI_HINH_TRUONG code
public record InstitutionRow(
        long row,
        String sourcedId,
        boolean cancel,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String schoolCode,
        @Nullable String parentSourcedId,
        @Nullable String communeCode,
        List<String> levels,
        @Nullable String ownership) {

    public static final String PATH = "/internal/intake/institutions";

    public InstitutionRow {
        levels = List.copyOf(levels);
    }
}
