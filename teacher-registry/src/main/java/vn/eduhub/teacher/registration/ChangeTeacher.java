package vn.eduhub.teacher.registration;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonIntake.People;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.RegistrationOutcome;
import vn.eduhub.platform.registration.ReviewView;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.teacher.assignment.TeacherDrafts;
import vn.eduhub.teacher.assignment.TeacherRules;

/// Changes what is known of a member of staff, or takes them back. Who they are is identity-service's to say, and the
/// number never changes.
final class ChangeTeacher {

    private static final Set<String> FIELDS =
            Set.of("fullName", "birthDate", "sex", "personalNumber", "motherName", "ethnicity");

    private final Records<Teacher> records;
    private final TeacherRules rules;
    private final TeacherDrafts drafts;
    private final PersonDesk desk;
    private final People people;

    ChangeTeacher(Records<Teacher> records, TeacherRules rules, TeacherDrafts drafts, PersonDesk desk, People people) {
        this.records = records;
        this.rules = rules;
        this.drafts = drafts;
        this.desk = desk;
        this.people = people;
    }

    RegistrationOutcome<Teacher> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Teacher> base = PersonDesk.writable(records, caller, id);
        Etag.check(ifMatch, base.version());
        PersonPatch patch = PersonPatch.read(body, rules.fields(base.content()), FIELDS, people.reader());
        Optional<ReviewView> review = patch.identityChanged() ? desk.confirm(base, patch.person()) : Optional.empty();
        if (review.isPresent()) {
            return new RegistrationOutcome.NeedsReview<>(review.get());
        }
        Teacher content = rules.replaced(patch.person(), base.content().assignments());
        return new RegistrationOutcome.Stored<>(
                PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest")));
    }

    /// Takes back the assignments at the caller's schools; the record is cancelled when none is left.
    ///
    /// @param cause kept with the version
    RecordBody<Teacher> cancel(Caller caller, RecordId id, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Teacher> base = PersonDesk.writable(records, caller, id);
            Teacher content = rules.cancelledWithin(
                    base.content(), school -> people.institutions().isWithin(school, caller.unit()));
            return content.equals(base.content())
                    ? new Step.Leave<>(base)
                    : new Step.Write<>(drafts.change(caller, base, content, cause));
        });
    }
}
