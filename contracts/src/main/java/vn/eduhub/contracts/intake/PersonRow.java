package vn.eduhub.contracts.intake;

import org.jspecify.annotations.Nullable;

/// A person as a sender wrote them; raw text, checked by the owner of the row. Never prints its content.
///
/// @param birthDate `2016-09-05`
/// @param sex DM_GIOI_TINH code
/// @param ethnicity DM_DAN_TOC code
/// @param communeCode of residence, five digits, as of today
public record PersonRow(
        @Nullable String fullName,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String personalNumber,
        @Nullable String motherName,
        @Nullable String ethnicity,
        @Nullable String communeCode) {

    @Override
    public String toString() {
        return "PersonRow[…]";
    }
}
