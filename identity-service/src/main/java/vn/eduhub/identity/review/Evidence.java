package vn.eduhub.identity.review;

import java.util.List;
import vn.eduhub.contracts.id.EducationId;

/// How far an applicant and a person agree, field by field; none of their data.
///
/// @param score in bits: the logarithm of the odds that the two are one
public record Evidence(EducationId person, double score, List<Agreement> fields) {

    public Evidence {
        fields = List.copyOf(fields);
    }

    /// @param field such as `birth-date`
    /// @param level such as `day-month-swapped`; fields that are missing on a side are left out
    /// @param weight in bits; negative speaks against
    public record Agreement(String field, String level, double weight) {}
}
