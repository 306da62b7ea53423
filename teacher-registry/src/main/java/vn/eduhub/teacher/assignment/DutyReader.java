package vn.eduhub.teacher.assignment;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.platform.rest.TextPatch;

/// Reads what someone is to do where, out of a request. A class is taken by its id as it is: classes are
/// the learner registry's, and a reference that dangles harms nobody.
public final class DutyReader {

    private final Schools schools;

    private final InstantSource clock;

    public DutyReader(Schools schools, InstantSource clock) {
        this.schools = schools;
        this.clock = clock;
    }

    /// What a patch makes of an assignment. Only what it names is judged, and what depends on that: the rest may have
    /// come
    /// in a file, which is held to less. What is faulty stays as it was; the reader knows.
    static Duty patched(Reader reader, Assignment before, TextPatch patch) {
        Duty duty = Duty.of(before);
        RecordId classId = duty.schoolClass();
        if (patch.has("schoolClass")) {
            classId = reader.recordId("/schoolClass", patch.text("schoolClass", null))
                    .orElse(null);
        }
        Optional<StaffGroup> group = Optional.empty();
        if (patch.has("group")) {
            group = reader.code("/group", patch.text("group", null), StaffGroup.CODES, "DM_NHOM_CAN_BO");
        }
        Optional<LocalDate> begun = Optional.empty();
        if (patch.has("begun")) {
            begun = reader.date("/begun", patch.text("begun", null));
            begun.ifPresent(day -> SchoolCalendar.checkWithin(reader, "/begun", duty.schoolYear(), day));
        }
        return new Duty(
                duty.school(), classId, duty.schoolYear(), group.orElse(duty.group()), begun.orElse(duty.begun()));
    }

    /// @param unit whose schools count; another's answers like one that does not exist
    public Optional<Duty> read(Reader reader, DutyRequest request, RecordId unit) {
        int faultsBefore = reader.faults().size();
        Optional<RecordId> school =
                reader.required("/school", request.school(), reader.recordId("/school", request.school()));
        if (school.isPresent() && schools.findWithin(school.get(), unit).isEmpty()) {
            reader.add("/school", Fault.UNKNOWN_SCHOOL);
        }
        Optional<RecordId> schoolClass = reader.recordId("/schoolClass", request.schoolClass());
        Optional<SchoolYear> year = reader.required(
                "/schoolYear", request.schoolYear(), reader.schoolYear("/schoolYear", request.schoolYear()));
        Optional<StaffGroup> group = reader.required(
                "/group", request.group(), reader.code("/group", request.group(), StaffGroup.CODES, "DM_NHOM_CAN_BO"));
        Optional<LocalDate> begun = reader.date("/begun", request.begun()).or(() -> year.map(SchoolCalendar::firstDay));
        year.ifPresent(known -> SchoolCalendar.checkPlannable(reader, "/schoolYear", known, clock));
        begun.ifPresent(day -> year.ifPresent(known -> SchoolCalendar.checkWithin(reader, "/begun", known, day)));
        if (school.isEmpty()
                || year.isEmpty()
                || group.isEmpty()
                || begun.isEmpty()
                || reader.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        return Optional.of(new Duty(school.get(), schoolClass.orElse(null), year.get(), group.get(), begun.get()));
    }
}
