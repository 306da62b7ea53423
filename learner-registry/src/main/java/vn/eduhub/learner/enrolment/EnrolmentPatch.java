package vn.eduhub.learner.enrolment;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.platform.rest.TextPatch;

/// A merge patch of an enrolment.
final class EnrolmentPatch {

    private static final Set<String> CHANGEABLE = Set.of("schoolClass", "grade", "begun");

    private EnrolmentPatch() {}

    /// The enrolment as a request would word it after the patch; faults are noted in the reader.
    static EnrolmentRequest read(Reader reader, Enrolment enrolment, JsonNode body) {
        TextPatch patch = TextPatch.read(reader, body, CHANGEABLE);
        patch.required("grade");
        patch.required("begun");
        return new EnrolmentRequest(
                enrolment.school().value(),
                patch.text("schoolClass", text(enrolment.schoolClass())),
                enrolment.schoolYear().toString(),
                patch.text("grade", enrolment.grade().code()),
                patch.text("begun", enrolment.begun().toString()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
