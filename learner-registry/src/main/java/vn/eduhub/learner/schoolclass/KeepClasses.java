package vn.eduhub.learner.schoolclass;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.learner.LearnerError;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.RequestLinks;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.TextPatch;

/// Makes and changes classes for a school.
final class KeepClasses {

    static final int NAME_LENGTH_MAX = 100;
    private static final Set<String> CHANGEABLE = Set.of("name", "grade");

    private final Records<SchoolClass> records;
    private final Classes classes;
    private final Records<Learner> learners;
    private final Tools tools;

    KeepClasses(Records<SchoolClass> records, Records<Learner> learners, Tools tools) {
        this.records = records;
        this.classes = new Classes(records);
        this.learners = learners;
        this.tools = tools;
    }

    record Tools(Institutions institutions, Schools schools, Prints prints, NewIds ids, InstantSource clock) {}

    RecordBody<SchoolClass> make(Caller caller, ClassRequest request, @Nullable String idempotencyKey) {
        SchoolClass content = read(caller, request);
        Link link = RequestLinks.read(idempotencyKey, caller, request.canonical(), tools.prints());
        return PersonDesk.write(records, () -> {
            Optional<RecordBody<SchoolClass>> answered = RequestLinks.answered(records, link, caller.reach());
            if (answered.isPresent()) {
                return new Step.Leave<>(answered.get());
            }
            checkNameFree(content, Optional.empty());
            return new Step.Write<>(Draft.create(tools.ids().next(), content, cause(caller))
                    .scope(tools.institutions().scopeOf(List.of(content.school())), List.of())
                    .keys(RequestLinks.added(List.of(), link)));
        });
    }

    private SchoolClass read(Caller caller, ClassRequest request) {
        Reader reader = new Reader();
        Optional<RecordId> school =
                reader.required("/school", request.school(), reader.recordId("/school", request.school()));
        Optional<String> name = reader.requiredText("/name", request.name(), NAME_LENGTH_MAX);
        Optional<SchoolYear> year = reader.required(
                "/schoolYear", request.schoolYear(), reader.schoolYear("/schoolYear", request.schoolYear()));
        Optional<Grade> grade = reader.found("/grade", request.grade(), Grade::find, "DM_KHOI");
        if (school.isPresent()
                && tools.schools().findWithin(school.get(), caller.unit()).isEmpty()) {
            reader.add("/school", Fault.UNKNOWN_SCHOOL);
        }
        year.ifPresent(known -> SchoolCalendar.checkPlannable(reader, "/schoolYear", known, tools.clock()));
        if (school.isPresent() && grade.isPresent()) {
            checkTaught(reader, school.get(), grade.get());
        }
        if (school.isEmpty() || name.isEmpty() || year.isEmpty() || !reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new SchoolClass(name.get(), school.get(), year.get(), grade.orElse(null));
    }

    /// School and school year of a class stay: enrolments build on them.
    RecordBody<SchoolClass> change(Caller caller, RecordId id, @Nullable String ifMatch, JsonNode patch) {
        RecordBody<SchoolClass> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
        boolean askedAgain = Etag.isAskedAgain(ifMatch, base, caller.clientId());
        SchoolClass content = patched(base.content(), patch);
        Etag.checkRepeated(askedAgain, !content.equals(base.content()));
        if (!content.name().equals(base.content().name())) {
            checkNameFree(content, Optional.of(id));
        }
        return PersonDesk.replace(records, base, Draft.change(base, content, cause(caller)));
    }

    /// Takes back a class that was made by mistake and that nobody learns in.
    ///
    /// @param ifMatch may be left out
    /// @param cause kept with the version
    RecordBody<SchoolClass> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        RecordBody<SchoolClass> cancelled = PersonDesk.write(records, () -> {
            RecordBody<SchoolClass> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
            if (base.cancelled()) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            if (isUsed(base)) {
                throw new HubException(LearnerError.CLASS_IN_USE);
            }
            return new Step.Write<>(Draft.change(base, base.content(), new Cause(caller.clientId(), cause))
                    .cancelled(true));
        });
        if (isUsed(cancelled)) {
            classes.reopen(id, caller);
            throw new HubException(LearnerError.CLASS_IN_USE);
        }
        return cancelled;
    }

    /// Reads at most the learners of the school.
    private boolean isUsed(RecordBody<SchoolClass> schoolClass) {
        List<Criterion> inClass = List.of(new Criterion(
                "content.enrolments.schoolClass", schoolClass.recordId().value()));
        Reach school = new Reach(schoolClass.content().school());
        return isAny(
                learners,
                school,
                inClass,
                learner -> learner.content().enrolments().stream()
                        .anyMatch(enrolment ->
                                enrolment.counts() && schoolClass.recordId().equals(enrolment.schoolClass())));
    }

    private static <T> boolean isAny(
            Records<T> records, Reach reach, List<Criterion> criteria, Predicate<RecordBody<T>> wanted) {
        Optional<RecordId> after = Optional.empty();
        do {
            Page<RecordBody<T>> page = records.list(reach, criteria, after, Page.LIMIT_DEFAULT);
            if (page.items().stream().anyMatch(wanted)) {
                return true;
            }
            after = page.next();
        } while (after.isPresent());
        return false;
    }

    /// A school has one class of a name in a school year. Two that are made at the very same moment are
    /// not noticed: the `Idempotency-Key` keeps one request from being carried out twice. Reads at most
    /// the classes of the school.
    private void checkNameFree(SchoolClass content, Optional<RecordId> own) {
        List<Criterion> same = List.of(
                // The reach of a school holds its campuses too; they name their classes themselves.
                new Criterion("content.school", content.school().value()),
                new Criterion("content.schoolYear", content.schoolYear().toString()),
                new Criterion("content.name", content.name()));
        boolean taken = isAny(
                records,
                new Reach(content.school()),
                same,
                body -> !body.cancelled() && !own.equals(Optional.of(body.recordId())));
        if (taken) {
            throw HubException.invalid("/name", Fault.NAME_TAKEN);
        }
    }

    private void checkTaught(Reader reader, RecordId school, Grade grade) {
        if (!tools.schools().teaches(school, grade.level())) {
            reader.add("/grade", Fault.GRADE_NOT_TAUGHT, grade.code());
        }
    }

    private SchoolClass patched(SchoolClass content, JsonNode body) {
        Reader reader = new Reader();
        TextPatch patch = TextPatch.read(reader, body, CHANGEABLE);
        patch.required("name");
        String name = reader.text("/name", patch.text("name", content.name()), NAME_LENGTH_MAX)
                .orElse(content.name());
        String code = content.grade() == null ? null : content.grade().code();
        Optional<Grade> grade = reader.found("/grade", patch.text("grade", code), Grade::find, "DM_KHOI");
        if (patch.has("grade") && grade.isPresent()) {
            checkTaught(reader, content.school(), grade.get());
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new SchoolClass(name, content.school(), content.schoolYear(), grade.orElse(null));
    }

    private static Cause cause(Caller caller) {
        return new Cause(caller.clientId(), "rest");
    }
}
