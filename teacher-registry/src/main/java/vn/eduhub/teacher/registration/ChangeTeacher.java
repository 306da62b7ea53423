package vn.eduhub.teacher.registration;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonDesk.Recognition;
import vn.eduhub.platform.registration.PersonPatch;
import vn.eduhub.platform.registration.PersonReader;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.teacher.TeacherError;
import vn.eduhub.teacher.assignment.TeacherDrafts;
import vn.eduhub.teacher.assignment.TeacherRules;

/// Changes what is known of a member of staff, or takes them back. Who they are is identity-service's to
/// say, and the number never changes.
final class ChangeTeacher {

    private static final Set<String> FIELDS =
            Set.of("fullName", "birthDate", "sex", "personalNumber", "motherName", "ethnicity");

    private final Records<Teacher> records;
    private final TeacherRules rules;
    private final TeacherDrafts drafts;
    private final PersonDesk desk;
    private final Reading reading;

    ChangeTeacher(
            Records<Teacher> records, TeacherRules rules, TeacherDrafts drafts, PersonDesk desk, Reading reading) {
        this.records = records;
        this.rules = rules;
        this.drafts = drafts;
        this.desk = desk;
        this.reading = reading;
    }

    record Reading(PersonReader reader, Institutions institutions) {}

    RegistrationOutcome change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Teacher> base = writable(caller, id);
        Etag.check(ifMatch, base.version());
        PersonPatch patch = PersonPatch.read(body, rules.fields(base.content()), FIELDS, reading.reader());
        if (patch.identityChanged()) {
            switch (desk.recognise(PersonDesk.reference(base), patch.person())) {
                case Recognition.InReview(String reference, String reason) -> {
                    return new RegistrationOutcome.NeedsReview(reference, reason);
                }
                case Recognition.Recognised(var person, boolean _) -> {
                    if (!person.recordId().equals(base.recordId())) {
                        throw new HubException(TeacherError.ANOTHER_PERSON);
                    }
                }
            }
        }
        return new RegistrationOutcome.Stored(write(
                caller, base, rules.replaced(patch.person(), base.content().assignments()), "rest"));
    }

    /// Takes back the assignments at the caller's schools; the record is cancelled when none is left.
    ///
    /// @param reason one short sentence, kept as the cause of the version
    RecordBody<Teacher> cancel(Caller caller, RecordId id, String reason) {
        RecordBody<Teacher> base = writable(caller, id);
        Teacher content = rules.cancelledWithin(
                base.content(), school -> reading.institutions().isWithin(school, caller.unit()));
        return write(caller, base, content, "cancellation: " + reason);
    }

    private RecordBody<Teacher> writable(Caller caller, RecordId id) {
        RecordBody<Teacher> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
        if (!PersonRights.mayWrite(caller, base)) {
            throw new HubException(TeacherError.READ_ONLY);
        }
        return base;
    }

    private RecordBody<Teacher> write(Caller caller, RecordBody<Teacher> base, Teacher content, String cause) {
        if (content.equals(base.content())) {
            return base;
        }
        if (records.write(drafts.change(caller, base, content, cause))
                instanceof WriteOutcome.Written<Teacher>(RecordBody<Teacher> body)) {
            return body;
        }
        throw new HubException(PlatformError.STALE);
    }
}
