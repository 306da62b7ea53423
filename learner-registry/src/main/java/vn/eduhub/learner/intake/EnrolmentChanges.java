package vn.eduhub.learner.intake;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.event.Learner;
import vn.eduhub.contracts.event.Learner.Enrolment;
import vn.eduhub.contracts.event.Learner.EnrolmentState;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.SchoolClass;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.contracts.intake.LearnerRow;
import vn.eduhub.contracts.intake.LearnerRow.EnrolmentRow;
import vn.eduhub.learner.enrolment.Enrolments;
import vn.eduhub.learner.enrolment.Stay;
import vn.eduhub.learner.schoolclass.Classes;
import vn.eduhub.platform.registration.Changed;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.PersonLine;
import vn.eduhub.platform.registration.Prints;
import vn.eduhub.platform.registration.SchoolCalendar;
import vn.eduhub.platform.registration.Schools;

/// What the rows of a batch mean for learners: every enrolment row becomes a change of its learner.
final class EnrolmentChanges {

    private final Schools schools;
    private final Classes classes;
    private final NewIds ids;
    private final InstantSource clock;

    EnrolmentChanges(Schools schools, Classes classes, NewIds ids, InstantSource clock) {
        this.schools = schools;
        this.classes = classes;
        this.ids = ids;
        this.clock = clock;
    }

    List<PersonLine<Learner>> lines(RecordId sender, List<LearnerRow> rows) {
        Batch batch = new Batch(sender, classes.bySourcedIds(sender, classIds(rows)), SchoolCalendar.today(clock));
        List<PersonLine<Learner>> lines = new ArrayList<>(rows.size());
        for (LearnerRow row : rows) {
            List<PersonLine.Part<Learner>> parts = new ArrayList<>();
            for (EnrolmentRow enrolment : row.enrolments()) {
                parts.add(new PersonLine.Part<>(
                        enrolment.row(),
                        enrolment.sourcedId(),
                        canonical(enrolment, batch.today()),
                        (learner, key) -> change(batch, enrolment, learner, key)));
            }
            lines.add(new PersonLine<>(row.row(), row.sourcedId(), row.cancel(), row.person(), parts));
        }
        return lines;
    }

    private record Batch(RecordId sender, Map<String, RecordBody<SchoolClass>> classes, LocalDate today) {}

    private static List<String> classIds(List<LearnerRow> rows) {
        List<String> ids = new ArrayList<>();
        for (LearnerRow row : rows) {
            for (EnrolmentRow enrolment : row.enrolments()) {
                if (enrolment.classSourcedId() != null) {
                    ids.add(enrolment.classSourcedId().strip());
                }
            }
        }
        return ids;
    }

    /// An end that is still to come says something else than the same day once it is past: the row is judged anew then.
    static String canonical(EnrolmentRow row, LocalDate today) {
        if (row.cancel()) {
            return "cancel";
        }
        String said =
                Prints.canonical(row.classSourcedId(), row.schoolSourcedId(), row.grade(), row.begun(), row.ended());
        return SchoolCalendar.isToCome(row.ended(), today) ? said + " planned" : said;
    }

    private Changed<Learner> change(Batch batch, EnrolmentRow row, Learner learner, String key) {
        Optional<Enrolment> present = Enrolments.find(learner, enrolment -> key.equals(enrolment.key()));
        if (row.cancel()) {
            return present.<Changed<Learner>>map(enrolment ->
                            new Changed.Done<>(Enrolments.replaced(learner, Enrolments.cancelled(enrolment))))
                    .orElseGet(() -> Changed.refused("", Fault.UNKNOWN_RECORD));
        }
        Reader reader = new Reader();
        Optional<Spell> spell = read(reader, batch, row);
        if (spell.isEmpty()) {
            return new Changed.Refused<>(reader.faults());
        }
        if (present.isPresent()) {
            return new Changed.Done<>(
                    Enrolments.replaced(learner, again(present.get(), key, spell.get(), batch.today())));
        }
        return added(batch, learner, key, spell.get());
    }

    /// A stay with the end that the row gives it.
    private record Spell(Stay stay, @Nullable LocalDate ended) {}

    private Changed<Learner> added(Batch batch, Learner learner, String key, Spell spell) {
        Enrolment wanted = closed(spell.stay().begin(ids.next(), key), spell, batch.today());
        Optional<Enrolment> same = Enrolments.overlapping(learner, spell.stay());
        if (same.isEmpty() || isOthers(batch, same.get())) {
            return new Changed.Done<>(Enrolments.added(learner, wanted));
        }
        if (same.get().key() != null) {
            return Changed.refused("", Fault.ENROLMENT_OVERLAP);
        }
        // Made by REST before the file came: from now on the sender's id is its key.
        return new Changed.Done<>(Enrolments.replaced(learner, again(same.get(), key, spell, batch.today())));
    }

    /// Two senders may each say that a learner is in a class; the figures count one learner all the same.
    private static boolean isOthers(Batch batch, Enrolment enrolment) {
        String key = enrolment.key();
        return key != null && !key.startsWith(batch.sender() + "|");
    }

    /// An enrolment that the sender words anew. One that ended meanwhile stays ended, unless the row says when it
    /// ended, which a plan does not, or it had been taken back. What a file cannot say, a transfer or why somebody
    /// left, it does not undo either: only the day is taken from it then.
    private static Enrolment again(Enrolment present, String key, Spell spell, LocalDate today) {
        Enrolment begun = spell.stay().begin(present.id(), key);
        LocalDate lastDay = present.ended();
        LocalDate told = spell.ended();
        LocalDate past = told == null || told.isAfter(today) ? null : told;
        boolean transferred = present.continuedIn() != null;
        boolean takenBack = present.state() == EnrolmentState.CANCELLED && !transferred;
        boolean toldMore = transferred || present.reason() != null;
        if (lastDay == null || takenBack || (past != null && !toldMore)) {
            return closed(begun, spell, today);
        }
        EnrolmentState state = transferred ? EnrolmentState.TRANSFERRED : present.state();
        return Enrolments.ended(begun, past == null ? lastDay : past, state, present.reason())
                .continuedIn(present.continuedIn());
    }

    /// A last day that is still to come is a plan: the enrolment goes on. Whoever stayed to the end of the
    /// second term has finished the year there, whoever ended earlier has left; the file does not say why.
    private static Enrolment closed(Enrolment begun, Spell spell, LocalDate today) {
        LocalDate ended = spell.ended();
        if (ended == null || ended.isAfter(today)) {
            return begun;
        }
        boolean finished = !ended.isBefore(SchoolCalendar.finishedFrom(begun.schoolYear()));
        return Enrolments.ended(begun, ended, finished ? EnrolmentState.COMPLETED : EnrolmentState.LEFT, null);
    }

    private Optional<Spell> read(Reader reader, Batch batch, EnrolmentRow row) {
        Optional<SchoolClass> schoolClass = Optional.empty();
        RecordId classId = null;
        Optional<String> classSourcedId = reader.requiredText("/classSourcedId", row.classSourcedId(), 255);
        if (classSourcedId.isPresent()) {
            RecordBody<SchoolClass> found = batch.classes().get(classSourcedId.get());
            if (found == null
                    || schools.findWithin(found.content().school(), batch.sender())
                            .isEmpty()) {
                reader.add("/classSourcedId", Fault.UNKNOWN_CLASS);
            } else {
                classId = found.recordId();
                schoolClass = Optional.of(found.content());
            }
        }
        checkSchool(reader, batch, row.schoolSourcedId(), schoolClass);
        Optional<Grade> grade = reader.found("/grade", row.grade(), Grade::find, "DM_KHOI");
        if (row.grade() == null || row.grade().isBlank()) {
            grade = Optional.ofNullable(schoolClass.map(SchoolClass::grade).orElse(null));
            if (schoolClass.isPresent() && grade.isEmpty()) {
                reader.add("/grade", Fault.REQUIRED);
            }
        }
        Optional<LocalDate> begun = reader.date("/begun", row.begun());
        Optional<LocalDate> ended = reader.date("/ended", row.ended());
        if (schoolClass.isEmpty() || grade.isEmpty() || !reader.isClean()) {
            return Optional.empty();
        }
        SchoolYear year = schoolClass.get().schoolYear();
        LocalDate first = begun.orElse(SchoolCalendar.firstDay(year));
        if (ended.isPresent() && ended.get().isBefore(first)) {
            reader.add("/ended", Fault.DATES_REVERSED);
            return Optional.empty();
        }
        return Optional.of(
                new Spell(new Stay(schoolClass.get().school(), classId, year, grade.get(), first), ended.orElse(null)));
    }

    /// A row may name the school although the class has one: both must be the same.
    private void checkSchool(Reader reader, Batch batch, @Nullable String raw, Optional<SchoolClass> schoolClass) {
        Optional<String> sourcedId = reader.text("/schoolSourcedId", raw, 255);
        if (sourcedId.isEmpty()) {
            return;
        }
        Optional<RecordId> school = schools.findBySourcedId(sourcedId.get(), batch.sender());
        if (school.isEmpty()) {
            reader.add("/schoolSourcedId", Fault.UNKNOWN_SCHOOL);
        } else if (schoolClass.isPresent() && !schoolClass.get().school().equals(school.get())) {
            reader.add("/classSourcedId", Fault.UNKNOWN_CLASS);
        }
    }
}
