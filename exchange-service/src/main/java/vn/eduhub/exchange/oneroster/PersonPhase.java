package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.exchange.ledger.LineOutcome;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.Phase;
import vn.eduhub.exchange.work.WorkLine;

/// What the phases of people have in common: which line of a group has the person's outcome.
abstract class PersonPhase implements Phase {

    static final String USER = "user";

    /// Columns of users.csv; those of demographics are named with their file.
    static final Map<String, String> USER_COLUMNS = Map.of(
            "fullName", "familyName",
            "personalNumber", "userIds",
            "motherName", "metadata.motherName",
            "communeCode", "metadata.communeCode",
            "ethnicity", "metadata.ethnicity",
            "birthDate", "demographics.birthDate",
            "sex", "demographics.sex");

    private static final Map<String, String> DEMOGRAPHICS_COLUMNS = Map.of("birthDate", "birthDate", "sex", "sex");

    final Roster roster;

    PersonPhase(Roster roster) {
        this.roster = roster;
    }

    @Override
    public void settled(LineOutcome outcome) {
        roster.settled(outcome);
    }

    static WorkLine own(PersonGroup group, PersonLine line, Map<String, String> columns) {
        return WorkLine.own(PersonGroup.file(line), line.line(), line.id(group.id()), PersonGroup.rowOf(line), columns);
    }

    static WorkLine rejected(PersonGroup group, PersonLine line, String column, Fault fault, String... arguments) {
        return WorkLine.rejected(
                PersonGroup.file(line), line.line(), line.id(group.id()), FieldFault.at(column, fault, arguments));
    }

    static void rejectAll(BatchBuilder batches, PersonGroup group, Fault fault, String what)
            throws IOException, InterruptedException {
        for (PersonLine line : group.dependants()) {
            batches.add(rejected(group, line, userColumn(line), fault, what));
        }
    }

    private static String userColumn(PersonLine line) {
        return line.kind() == PersonLine.Kind.DEMOGRAPHICS ? "sourcedId" : "userSourcedId";
    }

    /// The user's line and the lines that have its outcome.
    static List<WorkLine> personLines(PersonGroup group, long row) {
        List<WorkLine> lines = new ArrayList<>();
        PersonLine user = group.user();
        if (user != null) {
            lines.add(own(group, user, USER_COLUMNS));
        }
        for (PersonLine line : group.followers()) {
            boolean demographics = line.kind() == PersonLine.Kind.DEMOGRAPHICS;
            if (demographics && user == null) {
                // A birth date alone cannot be stored: the owner needs the name as well.
                lines.add(rejected(group, line, "sourcedId", Fault.MISSING_REFERENCE, USER));
            } else {
                lines.add(following(group, line, row, demographics ? DEMOGRAPHICS_COLUMNS : Map.of()));
            }
        }
        for (PersonLine line : group.roles()) {
            if (PersonGroup.part(line) == Mapping.Part.FAMILY) {
                lines.add(following(group, line, row, Map.of()));
            }
        }
        return lines;
    }

    static WorkLine following(PersonGroup group, PersonLine line, long row, Map<String, String> columns) {
        return WorkLine.following(PersonGroup.file(line), line.line(), line.id(group.id()), row, columns, USER);
    }

    /// An enrolment whose class or school in this package was not taken.
    Optional<WorkLine> unmet(PersonGroup group, PersonLine enrolment) {
        if (enrolment.is(PersonLine.CANCEL)) {
            return Optional.empty();
        }
        return unmet(group, enrolment, RosterFile.CLASSES, enrolment.field(2), "classSourcedId")
                .or(() -> unmet(group, enrolment, RosterFile.ORGS, enrolment.field(3), "schoolSourcedId"));
    }

    Optional<WorkLine> unmet(
            PersonGroup group, PersonLine line, RosterFile target, @Nullable String id, String column) {
        Outcome outcome = id == null ? null : roster.index().outcome(target.number(), id);
        if (outcome == Outcome.REJECTED) {
            return Optional.of(rejected(group, line, column, Fault.REFERENCE_REJECTED, target.type()));
        }
        if (outcome == Outcome.REVIEW) {
            List<FieldFault> faults = List.of(FieldFault.at(column, Fault.REFERENCE_IN_REVIEW));
            return Optional.of(WorkLine.decided(
                    PersonGroup.file(line),
                    line.line(),
                    line.id(group.id()),
                    new WorkLine.Decision(Outcome.REVIEW, faults)));
        }
        return Optional.empty();
    }

    static int jsonBytes(String id, @Nullable PersonRow person) {
        if (person == null) {
            return BatchBuilder.jsonBytes(id) + 40;
        }
        return 40
                + BatchBuilder.jsonBytes(
                        id,
                        person.fullName(),
                        person.birthDate(),
                        person.sex(),
                        person.personalNumber(),
                        person.motherName(),
                        person.ethnicity(),
                        person.communeCode());
    }
}
