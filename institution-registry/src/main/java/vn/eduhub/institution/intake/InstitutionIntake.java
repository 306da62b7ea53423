package vn.eduhub.institution.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.Outcome;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.institution.unit.SchoolCodes;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.NewIds;
import vn.eduhub.platform.registration.Prints;

/// Takes a batch of institutions in rounds: a unit is stored before those below it, and a row whose record
/// someone else changed meanwhile is decided anew.
final class InstitutionIntake {

    /// Rounds in which nothing could be stored because others were faster.
    private static final int LOST_ROUNDS_MAX = 6;

    private final Tools tools;

    InstitutionIntake(Tools tools) {
        this.tools = tools;
    }

    /// What deciding on rows takes.
    record Tools(
            Records<Institution> records, SchoolCodes codes, Areas areas, Today today, Prints prints, NewIds ids) {}

    /// What earlier rounds of a batch found out; grows.
    ///
    /// @param rejectedIds the sender's ids of rows that were rejected
    /// @param unseenKeys reserved codes of units that the submitter does not see
    record Learnt(Set<String> rejectedIds, Set<String> unseenKeys) {}

    /// One outcome for each row.
    List<RowOutcome> take(Submitter submitter, List<InstitutionRow> rows) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<InstitutionRow> open = wellFormed(rows, outcomes);
        Optional<RecordBody<Institution>> home =
                tools.records().find(submitter.unit(), submitter.reach()).filter(unit -> !unit.cancelled());
        if (home.isEmpty()) {
            open.forEach(row -> outcomes.add(rejected(row, "", Fault.UNKNOWN_INSTITUTION)));
            return outcomes;
        }
        Learnt learnt = new Learnt(new HashSet<>(), new HashSet<>());
        int lostRounds = 0;
        while (!open.isEmpty()) {
            Round round = new Round(tools, submitter, home.get(), learnt, open);
            List<RowOutcome> answered = round.run();
            outcomes.addAll(answered);
            open = round.open();
            for (RowOutcome outcome : answered) {
                if (outcome.outcome() == Outcome.REJECTED) {
                    learnt.rejectedIds().add(round.sourcedId(outcome.row()));
                }
            }
            if (answered.isEmpty() && !round.tried()) {
                // Nobody can go first: these rows name each other as the unit above.
                open.forEach(row -> outcomes.add(rejected(row, "/parentSourcedId", Fault.UNKNOWN_INSTITUTION)));
                return outcomes;
            }
            if (answered.isEmpty() && ++lostRounds == LOST_ROUNDS_MAX) {
                throw new HubException(PlatformError.STORE_UNAVAILABLE);
            }
        }
        return outcomes;
    }

    /// Rows with a usable id, each id once.
    private static List<InstitutionRow> wellFormed(List<InstitutionRow> rows, List<RowOutcome> outcomes) {
        Map<String, InstitutionRow> first = new HashMap<>();
        List<InstitutionRow> wellFormed = new ArrayList<>();
        for (InstitutionRow row : rows) {
            if (!ExternalKey.isSourcedId(row.sourcedId())) {
                outcomes.add(rejected(row, "/sourcedId", Fault.NOT_AN_IDENTIFIER, "1-255"));
                continue;
            }
            InstitutionRow earlier = first.putIfAbsent(row.sourcedId(), row);
            if (earlier == null) {
                wellFormed.add(row);
            } else {
                outcomes.add(rejected(row, "/sourcedId", Fault.DUPLICATE_IN_FILE, Long.toString(earlier.row())));
            }
        }
        return wellFormed;
    }

    static RowOutcome rejected(InstitutionRow row, String pointer, Fault fault, String... arguments) {
        return RowOutcome.rejected(row.row(), List.of(FieldFault.at(pointer, fault, arguments)));
    }
}
