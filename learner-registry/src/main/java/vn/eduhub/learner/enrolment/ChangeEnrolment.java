package vn.eduhub.learner.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import vn.eduhub.platform.registration.TakenBack;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.TextPatch;

/// Puts an enrolment right or takes it back.
public final class ChangeEnrolment {

    private static final Set<String> CHANGEABLE = Set.of("schoolClass", "grade", "begun");

    /// Where learners are found by one of their enrolments.
    public static final String ID_FIELD = "content.enrolments.id";

    private final Records<Learner> records;
    private final LearnerDrafts drafts;
    private final Stays stays;
    private final Schools schools;

    ChangeEnrolment(Records<Learner> records, LearnerDrafts drafts, Stays stays, Schools schools) {
        this.records = records;
        this.drafts = drafts;
        this.stays = stays;
        this.schools = schools;
    }

    /// The learner who has the enrolment: 404 when there is none within reach.
    public RecordBody<Learner> holder(Caller caller, RecordId enrolment) {
        return holderAnywhere(enrolment)
                .filter(body -> body.scope().contains(caller.unit()))
                .orElseThrow(HubException::notFound);
    }

    private Optional<RecordBody<Learner>> holderAnywhere(RecordId enrolment) {
        return records.findBy(ID_FIELD, List.of(enrolment.value())).stream().findFirst();
    }

    /// @param body a merge patch of `schoolClass`, `grade` and `begun`
    RecordBody<Learner> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode body) {
        RecordBody<Learner> base = holder(caller, id);
        Enrolment enrolment = writable(caller, base, id);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        if (enrolment.state() == EnrolmentState.CANCELLED) {
            throw new HubException(LearnerError.ENROLMENT_CANCELLED);
        }
        Enrolment changed = patched(base.content(), enrolment, body);
        Etag.checkRepeated(askedAgain, !changed.equals(enrolment));
        Learner content = Enrolments.replaced(base.content(), changed);
        RecordBody<Learner> written = PersonDesk.replace(records, base, drafts.change(caller, base, content, "rest"));
        stays.keepClass(caller, written, changed.schoolClass());
        return written;
    }

    /// What the patch does not name is not judged: a grade that a file brought does not keep a class from being
    /// put right.
    private Enrolment patched(Learner learner, Enrolment enrolment, JsonNode body) {
        Reader reader = new Reader();
        TextPatch patch = TextPatch.read(reader, body, CHANGEABLE);
        patch.required("grade");
        patch.required("begun");
        Stay stay = stays.patched(reader, enrolment, patch);
        Enrolment changed = Enrolments.moved(enrolment, stay);
        if (patch.has("grade")) {
            stay.checkAge(reader, learner.birthDate());
        }
        LocalDate ended = enrolment.ended();
        if (patch.has("begun") && ended != null && ended.isBefore(stay.begun())) {
            reader.add("/begun", Fault.DATES_REVERSED);
        }
        boolean placed = patch.has("begun") || patch.has("schoolClass");
        if (placed && reader.isClean() && Enrolments.isTwice(learner, changed)) {
            reader.add("/schoolClass", Fault.ENROLMENT_OVERLAP);
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return changed;
    }

    /// One that is taken back already is left as it is: the request was carried out. Whoever did it is told so
    /// also when the learner is not theirs any more by that.
    ///
    /// @param ifMatch may be left out
    /// @param cause kept with the version
    RecordBody<Learner> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Learner> base = holderAnywhere(id).orElseThrow(HubException::notFound);
            Optional<Step<Learner>> answered = TakenBack.answered(records, base, caller, id);
            if (answered.isPresent()) {
                return answered.get();
            }
            Enrolment enrolment = writable(caller, base, id);
            if (enrolment.state() == EnrolmentState.CANCELLED) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            Learner content = Enrolments.replaced(base.content(), Enrolments.cancelled(enrolment));
            return new Step.Write<>(TakenBack.noted(drafts.change(caller, base, content, cause), caller, id));
        });
    }

    /// The enrolment, if it is at a school of the caller's and the learner has not gone on: else they
    /// may only read.
    private Enrolment writable(Caller caller, RecordBody<Learner> base, RecordId id) {
        Enrolment enrolment =
                Enrolments.find(base.content(), any -> any.id().equals(id)).orElseThrow(HubException::notFound);
        PersonRights.toChange(caller, base);
        if (schools.findEverWithin(enrolment.school(), caller.unit()).isEmpty()) {
            throw new HubException(RegistrationError.READ_ONLY);
        }
        return enrolment;
    }
}
