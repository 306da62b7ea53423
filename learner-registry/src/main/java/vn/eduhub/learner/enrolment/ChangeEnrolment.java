package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.LearnerError;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.RegistrationError;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;

/// Puts an enrolment right or takes it back.
public final class ChangeEnrolment {

    /// Where learners are found by one of their enrolments.
    public static final String ID_FIELD = "content.enrolments.id";

    private final Records<Learner> records;
    private final LearnerDrafts drafts;
    private final StayReader stays;
    private final Schools schools;

    ChangeEnrolment(Records<Learner> records, LearnerDrafts drafts, StayReader stays, Schools schools) {
        this.records = records;
        this.drafts = drafts;
        this.stays = stays;
        this.schools = schools;
    }

    /// The learner who has the enrolment: 404 when there is none within reach.
    public RecordBody<Learner> holder(Caller caller, RecordId enrolment) {
        return records.findBy(ID_FIELD, List.of(enrolment.value())).stream()
                .filter(body -> body.scope().contains(caller.unit()))
                .findFirst()
                .orElseThrow(HubException::notFound);
    }

    /// @param body a merge patch of `schoolClass`, `grade` and `begun`
    RecordBody<Learner> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Learner> base = holder(caller, id);
        Enrolment enrolment = writable(caller, base, id);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        if (enrolment.state() == EnrolmentState.CANCELLED) {
            throw new HubException(LearnerError.ENROLMENT_CANCELLED);
        }
        Enrolment changed = patched(caller, base.content(), enrolment, body);
        Etag.checkRepeated(askedAgain, !changed.equals(enrolment));
        Learner content = Enrolments.replaced(base.content(), changed);
        return PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest"));
    }

    private Enrolment patched(Caller caller, Learner learner, Enrolment enrolment, JsonNode body) {
        Reader reader = new Reader();
        EnrolmentRequest request = EnrolmentPatch.read(reader, enrolment, body);
        Optional<Stay> stay = reader.isClean() ? stays.read(reader, request, caller.unit()) : Optional.empty();
        if (stay.isPresent()) {
            stay.get().checkAge(reader, learner.birthDate());
            LocalDate ended = enrolment.ended();
            if (ended != null && ended.isBefore(stay.get().begun())) {
                reader.add("/begun", Fault.DATES_REVERSED);
            }
            if (Enrolments.overlapping(Enrolments.without(learner, enrolment), stay.get())
                    .isPresent()) {
                reader.add("/schoolClass", Fault.ENROLMENT_OVERLAP);
            }
        }
        if (stay.isEmpty() || !reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return Enrolments.moved(enrolment, stay.get());
    }

    /// One that is taken back already is left as it is: the request was carried out.
    ///
    /// @param ifMatch may be left out
    /// @param cause kept with the version
    RecordBody<Learner> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Learner> base = holder(caller, id);
            Enrolment enrolment = writable(caller, base, id);
            if (enrolment.state() == EnrolmentState.CANCELLED) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            Learner content = Enrolments.replaced(base.content(), Enrolments.cancelled(enrolment));
            return new Step.Write<>(drafts.change(caller, base, content, cause));
        });
    }

    /// The enrolment, if it is at a school of the caller's and the learner has not gone on: else they
    /// may only read.
    private Enrolment writable(Caller caller, RecordBody<Learner> base, RecordId id) {
        Enrolment enrolment =
                Enrolments.find(base.content(), any -> any.id().equals(id)).orElseThrow(HubException::notFound);
        if (!PersonRights.mayWrite(caller, base)
                || schools.findWithin(enrolment.school(), caller.unit()).isEmpty()) {
            throw new HubException(RegistrationError.READ_ONLY);
        }
        return enrolment;
    }
}
