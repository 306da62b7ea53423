package vn.eduhub.learner.schoolclass;

import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// A class as callers see it.
record ClassView(
        RecordId id,
        long version,
        boolean cancelled,
        RecordId school,
        String name,
        SchoolYear schoolYear,
        @Nullable Grade grade) {

    static ClassView of(RecordBody<SchoolClass> body) {
        SchoolClass content = body.content();
        return new ClassView(
                body.recordId(),
                body.version(),
                body.cancelled(),
                content.school(),
                content.name(),
                content.schoolYear(),
                content.grade());
    }
}
