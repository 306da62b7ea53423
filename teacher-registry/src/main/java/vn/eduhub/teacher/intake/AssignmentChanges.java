package vn.eduhub.teacher.intake;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.StaffGroup;
import vn.eduhub.contracts.event.Teacher;
import vn.eduhub.contracts.event.Teacher.Assignment;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.TeacherRow;
import vn.eduhub.contracts.intake.TeacherRow.AssignmentRow;
import vn.eduhub.platform.registration.Changed;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonLine;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;
import vn.eduhub.teacher.assignment.Assignments;
import vn.eduhub.teacher.assignment.Duty;

/// What the rows of a batch mean for staff: every assignment row becomes a change of its person.
final class AssignmentChanges {

    private final Schools schools;
    private final NewIds ids;
    private final InstantSource clock;

    AssignmentChanges(Schools schools, NewIds ids, InstantSource clock) {
        this.schools = schools;
        this.ids = ids;
        this.clock = clock;
    }

    List<PersonLine<Teacher>> lines(RecordId sender, List<TeacherRow> rows) {
        LocalDate today = SchoolCalendar.today(clock);
        List<PersonLine<Teacher>> lines = new ArrayList<>(rows.size());
        for (TeacherRow row : rows) {
            List<PersonLine.Part<Teacher>> parts = new ArrayList<>();
            for (AssignmentRow assignment : row.assignments()) {
                parts.add(new PersonLine.Part<>(
                        assignment.row(),
                        assignment.sourcedId(),
                        canonical(assignment, today),
                        (teacher, key) -> change(new Sender(sender, today), assignment, teacher, key)));
            }
            lines.add(new PersonLine<>(row.row(), row.sourcedId(), row.cancel(), row.person(), parts));
        }
        return lines;
    }

    private record Sender(RecordId unit, LocalDate today) {}

    /// An end that is still to come says something else than the same day once it is past: the row is judged anew then.
    static String canonical(AssignmentRow row, LocalDate today) {
        if (row.cancel()) {
            return "cancel";
        }
        String said = Prints.canonical(
                row.schoolSourcedId(), row.classId(), row.schoolYear(), row.group(), row.begun(), row.ended());
        return SchoolCalendar.isToCome(row.ended(), today) ? said + " planned" : said;
    }

    private Changed<Teacher> change(Sender sender, AssignmentRow row, Teacher teacher, String key) {
        Optional<Assignment> present = Assignments.find(teacher, assignment -> key.equals(assignment.key()));
        if (row.cancel()) {
            return present.<Changed<Teacher>>map(assignment ->
                            new Changed.Done<>(Assignments.replaced(teacher, Assignments.cancelled(assignment))))
                    .orElseGet(() -> Changed.refused("", Fault.UNKNOWN_RECORD));
        }
        Reader reader = new Reader();
        Optional<Spell> spell = read(reader, sender, row);
        if (spell.isEmpty()) {
            return new Changed.Refused<>(reader.faults());
        }
        return present.<Changed<Teacher>>map(assignment -> new Changed.Done<>(
                        Assignments.replaced(teacher, again(assignment, key, spell.get(), sender.today()))))
                .orElseGet(() -> added(sender, teacher, key, spell.get()));
    }

    /// A duty with the end that the row gives it.
    private record Spell(Duty duty, @Nullable LocalDate ended) {}

    private Changed<Teacher> added(Sender sender, Teacher teacher, String key, Spell spell) {
        Optional<Assignment> same = Assignments.overlapping(teacher, spell.duty());
        if (same.isPresent() && same.get().key() == null) {
            // Made by REST before the file came: from now on the sender's id is its key.
            return new Changed.Done<>(Assignments.replaced(teacher, again(same.get(), key, spell, sender.today())));
        }
        String senderKey = same.map(Assignment::key).orElse(null);
        if (senderKey != null && senderKey.startsWith(sender.unit() + "|")) {
            return Changed.refused("", Fault.ENROLMENT_OVERLAP);
        }
        Assignment wanted = closed(spell.duty().begin(ids.next(), key), spell, sender.today());
        return new Changed.Done<>(Assignments.added(teacher, wanted));
    }

    /// An assignment that the sender words anew. One that ended meanwhile stays ended, unless the row says
    /// when it ended, which a plan does not, or it had been taken back.
    private static Assignment again(Assignment present, String key, Spell spell, LocalDate today) {
        Assignment begun = spell.duty().begin(present.id(), key);
        LocalDate lastDay = present.ended();
        boolean saysWhen = spell.ended() != null && !spell.ended().isAfter(today);
        if (lastDay == null || saysWhen || present.cancelled()) {
            return closed(begun, spell, today);
        }
        return Assignments.ended(begun, lastDay);
    }

    /// A last day that is still to come is a plan: the assignment goes on.
    private static Assignment closed(Assignment begun, Spell spell, LocalDate today) {
        LocalDate ended = spell.ended();
        return ended == null || ended.isAfter(today) ? begun : Assignments.ended(begun, ended);
    }

    private Optional<Spell> read(Reader reader, Sender sender, AssignmentRow row) {
        Optional<RecordId> school = reader.requiredText("/schoolSourcedId", row.schoolSourcedId(), 255)
                .flatMap(id -> {
                    Optional<RecordId> found = schools.findBySourcedId(id, sender.unit());
                    if (found.isEmpty()) {
                        reader.add("/schoolSourcedId", Fault.UNKNOWN_SCHOOL);
                    }
                    return found;
                });
        Optional<RecordId> schoolClass = reader.recordId("/classId", row.classId());
        Optional<SchoolYear> year =
                reader.required("/schoolYear", row.schoolYear(), reader.schoolYear("/schoolYear", row.schoolYear()));
        Optional<StaffGroup> group = reader.required(
                "/group", row.group(), reader.code("/group", row.group(), StaffGroup.CODES, "DM_NHOM_CAN_BO"));
        Optional<LocalDate> begun = reader.date("/begun", row.begun());
        Optional<LocalDate> ended = reader.date("/ended", row.ended());
        if (school.isEmpty() || year.isEmpty() || group.isEmpty() || !reader.isClean()) {
            return Optional.empty();
        }
        LocalDate first = begun.orElse(SchoolCalendar.firstDay(year.get()));
        if (ended.isPresent() && ended.get().isBefore(first)) {
            reader.add("/ended", Fault.DATES_REVERSED);
            return Optional.empty();
        }
        Duty duty = new Duty(school.get(), schoolClass.orElse(null), year.get(), group.get(), first);
        return Optional.of(new Spell(duty, ended.orElse(null)));
    }
}
