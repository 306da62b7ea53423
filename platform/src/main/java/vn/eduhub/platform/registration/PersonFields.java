package vn.eduhub.platform.registration;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Sensitive;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.person.Applicant;
import vn.eduhub.platform.fields.FieldGroup;

/// A person as read at a door, every value checked. Never prints its content.
///
/// @param personalNumber only passed on to identity-service, never kept by a registry
/// @param commune record id of the area of residence
public record PersonFields(
        String fullName,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable PersonalNumber personalNumber,
        @Nullable String motherName,
        @Nullable Ethnicity ethnicity,
        @Nullable RecordId commune) {

    public Applicant applicant(String ref) {
        return new Applicant(ref, fullName, birthDate, sex, personalNumber, motherName);
    }

    /// The birth date of someone who has a number: identity-service gives none without a birth date.
    public LocalDate bornOn() {
        return Objects.requireNonNull(birthDate, "a person with a number has a birth date");
    }

    /// What is kept sealed.
    public Sensitive sensitive() {
        return ethnicity == null ? Sensitive.NOTHING : new Sensitive(ethnicity);
    }

    /// The groups of which something is said.
    Set<FieldGroup> groups() {
        Set<FieldGroup> groups = EnumSet.of(FieldGroup.BASIC);
        if (personalNumber != null) {
            groups.add(FieldGroup.NUMBER);
        }
        if (motherName != null) {
            groups.add(FieldGroup.FAMILY);
        }
        if (ethnicity != null) {
            groups.add(FieldGroup.SENSITIVE);
        }
        if (commune != null) {
            groups.add(FieldGroup.CONTACT);
        }
        return groups;
    }

    /// The group of a field, by the name that requests and rows give it.
    static FieldGroup groupOf(String field) {
        return switch (field) {
            case "personalNumber" -> FieldGroup.NUMBER;
            case "motherName" -> FieldGroup.FAMILY;
            case "ethnicity" -> FieldGroup.SENSITIVE;
            case "communeCode" -> FieldGroup.CONTACT;
            default -> FieldGroup.BASIC;
        };
    }

    @Override
    public String toString() {
        return "PersonFields[…]";
    }
}
