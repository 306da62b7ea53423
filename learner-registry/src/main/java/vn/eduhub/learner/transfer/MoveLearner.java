package vn.eduhub.learner.transfer;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.LeavingReason;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.learner.LearnerError;
import vn.eduhub.learner.enrolment.ChangeEnrolment;
import vn.eduhub.learner.enrolment.Enrolments;
import vn.eduhub.learner.enrolment.LearnerDrafts;
import vn.eduhub.learner.enrolment.Stay;
import vn.eduhub.learner.enrolment.Stays;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.audit.PersonNamedException;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.json.NullableText;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.PersonRights;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Conditions;
import vn.eduhub.platform.rest.Etag;

/// Enrols a learner once more, ends an enrolment, or moves them to another school: each one change of one
/// record.
final class MoveLearner {

    private final Records<Learner> records;
    private final LearnerDrafts drafts;
    private final Places places;
    private final Prints prints;
    private final Fresh fresh;

    MoveLearner(Records<Learner> records, LearnerDrafts drafts, Places places, Prints prints, Fresh fresh) {
        this.records = records;
        this.drafts = drafts;
        this.places = places;
        this.prints = prints;
        this.fresh = fresh;
    }

    /// Where one can learn.
    record Places(Schools schools, Classes classes, Stays stays, ChangeEnrolment enrolments) {}

    /// Time and numbers.
    record Fresh(InstantSource clock, NewIds ids) {}

    RecordBody<Learner> enrol(Caller caller, EnrolRequest request, Conditions conditions) {
        Reader reader = new Reader();
        Optional<RecordId> learner = learner(reader, request.learner());
        Optional<Stay> stay = places.stays().read(reader, request.enrolment(), caller.unit());
        if (learner.isEmpty() || stay.isEmpty()) {
            throw HubException.invalid(reader.faults());
        }
        Link link = RequestLinks.read(conditions.idempotencyKey(), caller, request.canonical(), prints);
        RecordBody<Learner> enrolled = PersonDesk.write(records, () -> {
            RecordBody<Learner> base = PersonDesk.writable(records, caller, learner.get());
            if (RequestLinks.isAnswered(base, link)) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(conditions.ifMatch(), base.version());
            checkAge(stay.get(), base.content());
            if (Enrolments.overlapping(base.content(), stay.get()).isPresent()) {
                throw new PersonNamedException(LearnerError.ALREADY_REGISTERED, base.recordId());
            }
            Draft<Learner> draft = drafts.enrolledToo(caller, base, base.content(), stay.get());
            return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), link)));
        });
        places.stays().keepClass(caller, enrolled, stay.get().schoolClass());
        return enrolled;
    }

    private static void checkAge(Stay stay, Learner learner) {
        Reader reader = new Reader();
        stay.checkAge(reader, learner.birthDate());
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
    }

    /// Whoever tells the same again is answered also when the learner has gone on since.
    ///
    /// @param ifMatch may be left out
    RecordBody<Learner> leave(Caller caller, RecordId enrolment, @Nullable String ifMatch, DepartureRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> learner = reader.recordId("/learner", request.learner());
        Departure told = Departure.read(reader, request);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return PersonDesk.write(records, () -> {
            RecordId whose = learner.orElseGet(
                    () -> places.enrolments().holder(caller, enrolment).recordId());
            RecordBody<Learner> base = records.find(whose, caller.reach()).orElseThrow(HubException::notFound);
            Enrolment open = Enrolments.find(base.content(), any -> any.id().equals(enrolment))
                    .filter(any -> places.schools()
                            .findEverWithin(any.school(), caller.unit())
                            .isPresent())
                    .orElseThrow(HubException::notFound);
            if (told.isOf(open)) {
                return new Step.Leave<>(base);
            }
            PersonRights.toChange(caller, base);
            if (open.state() == EnrolmentState.TRANSFERRED || open.state() == EnrolmentState.CANCELLED) {
                throw new HubException(LearnerError.NOT_ENROLLED);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            Enrolment closed = left(base.content(), open, told);
            return new Step.Write<>(drafts.change(caller, base, Enrolments.replaced(base.content(), closed), "rest"));
        });
    }

    /// What was told of an end. A day or reason that is left out stays as it was told; another one puts it right.
    ///
    /// @param withoutReason a reason that was told is taken away
    private record Departure(Optional<LocalDate> day, Optional<LeavingReason> reason, boolean withoutReason) {

        static Departure read(Reader reader, DepartureRequest request) {
            NullableText reason = request.reason();
            String code = reason == null ? null : reason.text();
            return new Departure(
                    reader.date("/date", request.date()),
                    reader.code("/reason", code, LeavingReason.CODES, "DM_LY_DO_THOI_HOC"),
                    reason != null && code == null);
        }

        boolean isOf(Enrolment enrolment) {
            boolean ended = enrolment.state() == EnrolmentState.COMPLETED || enrolment.state() == EnrolmentState.LEFT;
            return ended
                    && day.map(told -> told.equals(enrolment.ended())).orElse(true)
                    && reasonOf(enrolment).equals(Optional.ofNullable(enrolment.reason()));
        }

        Optional<LeavingReason> reasonOf(Enrolment enrolment) {
            return withoutReason ? Optional.empty() : reason.or(() -> Optional.ofNullable(enrolment.reason()));
        }
    }

    private Enrolment left(Learner learner, Enrolment open, Departure told) {
        Optional<LeavingReason> reason = told.reasonOf(open);
        LocalDate known = open.ended();
        LocalDate date = told.day()
                .orElseGet(() -> known == null ? SchoolCalendar.endingNow(fresh.clock(), open.begun()) : known);
        SchoolCalendar.requireLastDay(open.schoolYear(), open.begun(), date);
        Enrolment closed = Enrolments.ended(open, date, ending(open, date, reason), reason.orElse(null));
        if (Enrolments.isTwice(learner, closed)) {
            throw HubException.invalid("/date", Fault.ENROLMENT_OVERLAP);
        }
        return closed;
    }

    /// As in a file: whoever stayed to the end of the second term has finished the year, unless a reason says that
    /// they left.
    private static EnrolmentState ending(Enrolment enrolment, LocalDate date, Optional<LeavingReason> reason) {
        boolean finished = !date.isBefore(SchoolCalendar.finishedFrom(enrolment.schoolYear()));
        return finished && reason.isEmpty() ? EnrolmentState.COMPLETED : EnrolmentState.LEFT;
    }

    /// Either side may ask: the unit that has the learner now, or the one that takes them in. Who takes
    /// in someone out of their own scope is told nothing but that it could not be done.
    RecordBody<Learner> transfer(Caller caller, TransferRequest request, Conditions conditions) {
        Target target = read(request);
        Link link = RequestLinks.read(conditions.idempotencyKey(), caller, request.canonical(), prints);
        boolean takesIn =
                places.schools().findWithin(target.school(), caller.unit()).isPresent();
        RecordBody<Learner> moved = PersonDesk.write(records, () -> {
            RecordBody<Learner> base = records.find(target.learner())
                    .filter(body -> takesIn || body.scope().contains(caller.unit()))
                    .orElseThrow(HubException::notFound);
            if (!base.scope().contains(caller.unit())) {
                return moving(caller, base, movedUnseen(base, target, link, conditions), link);
            }
            if (RequestLinks.isAnswered(base, link)) {
                return new Step.Leave<>(base);
            }
            if (!takesIn) {
                PersonRights.toChange(caller, base);
            }
            return moving(caller, base, moved(base, target, conditions), link);
        });
        if (target.schoolClass() != null) {
            places.stays().keepClass(caller, moved, target.schoolClass().recordId());
        }
        return moved;
    }

    private Step<Learner> moving(Caller caller, RecordBody<Learner> base, Learner moved, @Nullable Link link) {
        Draft<Learner> draft = drafts.change(caller, base, moved, "rest");
        return new Step.Write<>(draft.keys(RequestLinks.added(draft.keys(), link)));
    }

    /// Why someone out of the caller's scope cannot be moved would tell that the number exists, and more.
    private Learner movedUnseen(RecordBody<Learner> base, Target target, @Nullable Link link, Conditions conditions) {
        try {
            if (!RequestLinks.isAnswered(base, link)) {
                return moved(base, target, conditions);
            }
        } catch (HubException _) {
            throw HubException.notFound();
        }
        throw HubException.notFound();
    }

    private record Target(
            RecordId learner,
            RecordId school,
            @Nullable RecordBody<SchoolClass> schoolClass,
            @Nullable Grade grade,
            Optional<LocalDate> day) {}

    private Target read(TransferRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> learner = learner(reader, request.learner());
        Optional<RecordId> school =
                reader.required("/toSchool", request.toSchool(), reader.recordId("/toSchool", request.toSchool()));
        if (school.isPresent() && places.schools().find(school.get()).isEmpty()) {
            reader.add("/toSchool", Fault.UNKNOWN_SCHOOL);
        }
        Optional<RecordId> classId = reader.recordId("/toClass", request.toClass());
        Optional<RecordBody<SchoolClass>> schoolClass = classId.flatMap(places.classes()::find)
                .filter(body -> school.isPresent() && body.content().school().equals(school.get()));
        if (classId.isPresent() && schoolClass.isEmpty()) {
            reader.add("/toClass", Fault.UNKNOWN_CLASS);
        }
        Optional<Grade> grade = reader.found("/grade", request.grade(), Grade::find, "DM_KHOI");
        Optional<LocalDate> day = reader.date("/date", request.date());
        if (learner.isEmpty() || school.isEmpty() || !reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new Target(learner.get(), school.get(), schoolClass.orElse(null), grade.orElse(null), day);
    }

    private Learner moved(RecordBody<Learner> base, Target target, Conditions conditions) {
        Etag.checkIfGiven(conditions.ifMatch(), base.version());
        Learner learner = base.content();
        Enrolment from = Enrolments.active(learner).orElseThrow(() -> new HubException(LearnerError.NOT_ENROLLED));
        LocalDate date = target.day().orElseGet(() -> SchoolCalendar.endingNow(fresh.clock(), from.begun()));
        SchoolCalendar.requireLastDay(from.schoolYear(), from.begun(), date);
        RecordBody<SchoolClass> schoolClass = target.schoolClass();
        if (schoolClass != null && !schoolClass.content().schoolYear().equals(from.schoolYear())) {
            throw HubException.invalid("/toClass", Fault.UNKNOWN_CLASS);
        }
        RecordId classId = schoolClass == null ? null : schoolClass.recordId();
        Grade ofClass = schoolClass == null ? null : schoolClass.content().grade();
        Grade grade = target.grade() != null ? target.grade() : ofClass != null ? ofClass : from.grade();
        if (!places.schools().teaches(target.school(), grade.level())) {
            throw HubException.invalid("/grade", Fault.GRADE_NOT_TAUGHT, grade.code());
        }
        Stay stay = new Stay(target.school(), classId, from.schoolYear(), grade, date);
        checkAge(stay, learner);
        // In the class they come from, or in another one that they are in as well.
        if (Enrolments.overlapping(learner, stay).isPresent()) {
            throw HubException.invalid("/toSchool", Fault.ENROLMENT_OVERLAP);
        }
        return Enrolments.transferred(learner, from, stay.begin(fresh.ids().next(), null));
    }

    private static Optional<RecordId> learner(Reader reader, @Nullable String raw) {
        return reader.required("/learner", raw, reader.recordId("/learner", raw));
    }
}
