package vn.eduhub.contracts.event;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// A class of a school in one school year.
///
/// @param grade none for a class of several grades (lớp ghép): the enrolments carry theirs
public record SchoolClass(
        String name,
        RecordId school,
        SchoolYear schoolYear,
        @Nullable Grade grade) {}
