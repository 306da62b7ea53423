package vn.eduhub.learner.enrolment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.TextPatch;

/// Where learners are to learn: reads it out of a request, and has the class stand when it was written.
public final class Stays {

    private final Schools schools;
    private final Classes classes;
    private final InstantSource clock;

    public Stays(Schools schools, Classes classes, InstantSource clock) {
        this.schools = schools;
        this.classes = classes;
        this.clock = clock;
    }

    /// @param unit whose schools count; another's answers like one that does not exist
    public Optional<Stay> read(Reader reader, EnrolmentRequest request, RecordId unit) {
        int faultsBefore = reader.faults().size();
        Optional<RecordId> school =
                reader.required("/school", request.school(), reader.recordId("/school", request.school()));
        if (school.isPresent() && schools.findWithin(school.get(), unit).isEmpty()) {
            reader.add("/school", Fault.UNKNOWN_SCHOOL);
        }
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", request.schoolYear());
        Optional<RecordBody<SchoolClass>> schoolClass = schoolClass(reader, request.schoolClass(), school, year);
        Optional<SchoolYear> ofYear =
                year.or(() -> schoolClass.map(body -> body.content().schoolYear()));
        if (request.schoolClass() == null) {
            reader.required("/schoolYear", request.schoolYear(), ofYear);
        }
        Optional<Grade> grade = grade(reader, request.grade(), schoolClass);
        Optional<LocalDate> begun =
                reader.date("/begun", request.begun()).or(() -> ofYear.map(SchoolCalendar::firstDay));
        ofYear.ifPresent(known -> SchoolCalendar.checkPlannable(reader, "/schoolYear", known, clock));
        begun.ifPresent(day -> ofYear.ifPresent(known -> SchoolCalendar.checkWithin(reader, "/begun", known, day)));
        if (school.isEmpty()
                || ofYear.isEmpty()
                || grade.isEmpty()
                || begun.isEmpty()
                || reader.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        if (!schools.teaches(school.get(), grade.get().level())) {
            reader.add("/grade", Fault.GRADE_NOT_TAUGHT, grade.get().code());
            return Optional.empty();
        }
        return Optional.of(new Stay(
                school.get(),
                schoolClass.map(RecordBody::recordId).orElse(null),
                ofYear.get(),
                grade.get(),
                begun.get()));
    }

    /// Where a patch leaves an enrolment. Only what it names is judged, and what depends on that: the rest may
    /// have come in a file, which is held to less. What is faulty stays as it was; the reader knows.
    Stay patched(Reader reader, Enrolment before, TextPatch patch) {
        Stay stay = Stay.of(before);
        RecordId classId = stay.schoolClass();
        if (patch.has("schoolClass")) {
            classId = schoolClass(
                            reader,
                            patch.text("schoolClass", null),
                            Optional.of(stay.school()),
                            Optional.of(stay.schoolYear()))
                    .map(RecordBody::recordId)
                    .orElse(null);
        }
        Optional<Grade> grade = Optional.empty();
        if (patch.has("grade")) {
            grade = reader.found("/grade", patch.text("grade", null), Grade::find, "DM_KHOI");
            grade.filter(known -> !schools.teaches(stay.school(), known.level()))
                    .ifPresent(known -> reader.add("/grade", Fault.GRADE_NOT_TAUGHT, known.code()));
        }
        Optional<LocalDate> begun = Optional.empty();
        if (patch.has("begun")) {
            begun = reader.date("/begun", patch.text("begun", null));
            begun.ifPresent(day -> SchoolCalendar.checkWithin(reader, "/begun", stay.schoolYear(), day));
        }
        return new Stay(
                stay.school(), classId, stay.schoolYear(), grade.orElse(stay.grade()), begun.orElse(stay.begun()));
    }

    /// To be called when a learner was written with the stay: its class stands, also when it was taken back meanwhile.
    public void keepClass(Caller caller, RecordBody<Learner> written, @Nullable RecordId schoolClass) {
        if (schoolClass != null
                && written.content().enrolments().stream()
                        .anyMatch(stay -> stay.counts() && schoolClass.equals(stay.schoolClass()))) {
            classes.keep(schoolClass, caller);
        }
    }

    private Optional<RecordBody<SchoolClass>> schoolClass(
            Reader reader, @Nullable String raw, Optional<RecordId> school, Optional<SchoolYear> year) {
        Optional<RecordId> id = reader.recordId("/schoolClass", raw);
        if (id.isEmpty() || school.isEmpty()) {
            return Optional.empty();
        }
        Optional<RecordBody<SchoolClass>> found = classes.find(id.get())
                .filter(body -> body.content().school().equals(school.get()))
                .filter(body -> year.isEmpty() || body.content().schoolYear().equals(year.get()));
        if (found.isEmpty()) {
            reader.add("/schoolClass", Fault.UNKNOWN_CLASS);
        }
        return found;
    }

    private static Optional<Grade> grade(
            Reader reader, @Nullable String raw, Optional<RecordBody<SchoolClass>> schoolClass) {
        Optional<Grade> grade = reader.found("/grade", raw, Grade::find, "DM_KHOI");
        if (raw != null && !raw.isBlank()) {
            return grade;
        }
        Optional<Grade> ofClass = schoolClass.map(body -> body.content().grade());
        // When the class itself is faulty its grade is not known; that fault is enough.
        boolean classFaulty =
                reader.faults().stream().anyMatch(fault -> fault.pointer().endsWith("/schoolClass"));
        if (ofClass.isEmpty() && !classFaulty) {
            reader.add("/grade", Fault.REQUIRED);
        }
        return ofClass;
    }
}
