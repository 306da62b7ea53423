package vn.eduhub.institution.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.RecordBody.IntakeRow;
import vn.eduhub.contracts.event.RecordBody.Link;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.InstitutionRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.unit.OfficialUnits;
import vn.eduhub.institution.unit.Particulars;
import vn.eduhub.institution.unit.UnitScope;
import vn.eduhub.platform.caller.Submitter;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.registration.Prints;

/// One attempt at the open rows of a batch: read what they speak of, decide, write once. Not thread-safe.
final class Round {

    private final InstitutionIntake.Tools tools;
    private final Submitter submitter;
    private final RecordBody<Institution> home;
    private final InstitutionIntake.Learnt learnt;
    private final Map<String, InstitutionRow> rows = new HashMap<>();
    private final Map<Long, String> idsByRow = new HashMap<>();
    private final List<InstitutionRow> open = new ArrayList<>();
    private final LocalDate day;

    private final Map<String, RecordBody<Institution>> byKey = new HashMap<>();
    private final Map<RecordId, Optional<RecordBody<Institution>>> managers = new HashMap<>();
    private Map<String, RecordBody<Institution>> byCode = Map.of();
    private final List<RowOutcome> answers = new ArrayList<>();
    private final List<Draft<Institution>> drafts = new ArrayList<>();
    private final List<InstitutionRow> drafted = new ArrayList<>();
    private final Set<RecordId> touched = new HashSet<>();
    private final Set<String> newCodes = new HashSet<>();

    /// @param home the submitter's unit
    Round(
            InstitutionIntake.Tools tools,
            Submitter submitter,
            RecordBody<Institution> home,
            InstitutionIntake.Learnt learnt,
            List<InstitutionRow> rows) {
        this.tools = tools;
        this.submitter = submitter;
        this.home = home;
        this.learnt = learnt;
        this.day = tools.today().date();
        for (InstitutionRow row : rows) {
            this.rows.put(row.sourcedId(), row);
            idsByRow.put(row.row(), row.sourcedId());
            open.add(row);
        }
    }

    List<RowOutcome> run() {
        read();
        List<InstitutionRow> asked = List.copyOf(open);
        open.clear();
        for (InstitutionRow row : asked) {
            decide(row);
        }
        write();
        return answers;
    }

    /// Rows for the next round.
    List<InstitutionRow> open() {
        return List.copyOf(open);
    }

    /// Whether something was to be stored.
    boolean tried() {
        return !drafts.isEmpty();
    }

    String sourcedId(long row) {
        return Objects.requireNonNull(idsByRow.get(row));
    }

    private void read() {
        Set<String> wanted = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (InstitutionRow row : open) {
            wanted.add(key(row.sourcedId()));
            String parent = row.parentSourcedId();
            if (parent != null && ExternalKey.isSourcedId(parent)) {
                wanted.add(key(parent));
            }
            String code = row.schoolCode();
            if (code != null && !code.isBlank()) {
                codes.add(code.strip());
            }
        }
        for (RecordBody<Institution> body : tools.records().findByKeys(wanted)) {
            body.keys().forEach(link -> byKey.put(link.key(), body));
        }
        byCode = tools.codes().inForce(codes, day, submitter.reach());
        // A unit stored between the two look-ups is found by its code alone, and may carry our key already.
        byCode.values().forEach(body -> body.keys().forEach(link -> byKey.put(link.key(), body)));
    }

    private void write() {
        List<WriteOutcome<Institution>> outcomes = tools.records().write(drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            InstitutionRow row = drafted.get(i);
            Draft<Institution> draft = drafts.get(i);
            switch (outcomes.get(i)) {
                case WriteOutcome.Written<Institution>(var body) ->
                    answers.add(RowOutcome.accepted(row.row(), body.recordId()));
                // Someone else was faster, with the record, a key or the code: the next round reads what is there now.
                case WriteOutcome.Stale<Institution> stale -> open.add(row);
                case WriteOutcome.Duplicate<Institution> duplicate -> {
                    tools.codes().unseen(draft, day, submitter.reach()).ifPresent(learnt.unseenKeys()::add);
                    open.add(row);
                }
            }
        }
    }

    private void decide(InstitutionRow row) {
        RecordBody<Institution> linked = byKey.get(key(row.sourcedId()));
        if (linked != null && new IntakeRow(submitter.job(), row.row()).equals(linked.intake())) {
            answers.add(RowOutcome.accepted(row.row(), linked.recordId()));
        } else if (linked != null && saidBefore(linked, row)) {
            answers.add(RowOutcome.unchanged(row.row(), linked.recordId()));
        } else if (row.cancel()) {
            cancel(row, linked);
        } else {
            take(row, linked);
        }
    }

    private boolean saidBefore(RecordBody<Institution> linked, InstitutionRow row) {
        return linked.keys().contains(link(row));
    }

    private void cancel(InstitutionRow row, @Nullable RecordBody<Institution> linked) {
        if (linked == null || !UnitScope.holds(linked, submitter.reach())) {
            reject(row, "/sourcedId", Fault.UNKNOWN_RECORD);
        } else if (linked.recordId().equals(home.recordId()) || OfficialUnits.isOfficial(linked.content())) {
            // A unit does not end itself, and the official units end by a reorganisation only.
            reject(row, "/cancel", Fault.NOT_TAKEN_YET, linked.content().kind().name());
        } else if (linked.cancelled()) {
            answers.add(RowOutcome.unchanged(row.row(), linked.recordId()));
        } else {
            store(row, change(row, linked, linked.content()).cancelled(true));
        }
    }

    private void take(InstitutionRow row, @Nullable RecordBody<Institution> linked) {
        Reader reader = new Reader();
        Kind kind = reader.required("/kind", row.kind(), reader.found("/kind", row.kind(), Round::kind, KINDS))
                .orElse(Kind.GROUP);
        Particulars particulars = raw(row).read(reader, tools.areas(), day);
        @Nullable RecordBody<Institution> target = linked == null ? unlinked(kind, particulars) : linked;
        Parent parent = parent(reader, row);
        if (parent.isAwaited()) {
            open.add(row);
            return;
        }
        if (target == null) {
            create(row, kind, particulars, parent, reader);
        } else {
            update(row, kind, particulars, target, reader);
        }
    }

    /// The unit that a row means without a link: the school that has the code, or a school's own row in its
    /// own file.
    private @Nullable RecordBody<Institution> unlinked(Kind kind, Particulars particulars) {
        if (kind == Kind.GROUP) {
            return null;
        }
        if (particulars.code() != null) {
            return byCode.get(particulars.code());
        }
        boolean isHome = kind == Kind.SCHOOL
                && home.content().kind() == Kind.SCHOOL
                && home.content().name().equalsIgnoreCase(particulars.name());
        return isHome ? home : null;
    }

    private void create(InstitutionRow row, Kind kind, Particulars particulars, Parent parent, Reader reader) {
        String code = particulars.code();
        if (particulars.name() == null && kind != Kind.GROUP && code != null) {
            // Only a code: the row means a school that should be here already.
            reader.add("/schoolCode", Fault.UNKNOWN_SCHOOL);
        } else {
            reader.required("/name", row.name(), Optional.ofNullable(particulars.name()));
        }
        if (kind == Kind.SCHOOL && code != null && home.content().kind() == Kind.SCHOOL) {
            // Codes are given by the units that manage schools, not by schools.
            reader.add("/schoolCode", Fault.UNKNOWN_SCHOOL);
        }
        Optional<RecordBody<Institution>> manager = manager(reader, kind, particulars, parent);
        if (!reader.isClean()) {
            answers.add(RowOutcome.rejected(row.row(), reader.faults()));
            return;
        }
        if (code != null && kind != Kind.GROUP && !newCodes.add(code)) {
            // Two rows of one new school: the second links to what the first makes.
            open.add(row);
            return;
        }
        RecordBody<Institution> above = manager.orElseThrow();
        RecordId id = tools.ids().next();
        store(
                row,
                Draft.create(id, particulars.institution(kind, above.recordId(), day), cause())
                        .scope(UnitScope.under(id, above), List.of())
                        .keys(List.of(link(row)))
                        .intake(new IntakeRow(submitter.job(), row.row())));
    }

    private void update(
            InstitutionRow row, Kind kind, Particulars particulars, RecordBody<Institution> target, Reader reader) {
        if (!UnitScope.holds(target, submitter.reach())) {
            reader.add("/sourcedId", Fault.UNKNOWN_INSTITUTION);
        } else if (kind != target.content().kind()) {
            reader.add("/kind", Fault.NOT_TAKEN_YET, target.content().kind() + " → " + kind);
        }
        RecordBody<Institution> holder = particulars.code() == null ? null : byCode.get(particulars.code());
        if (kind != Kind.GROUP && holder != null && !holder.recordId().equals(target.recordId())) {
            reader.add("/schoolCode", Fault.KEY_TAKEN);
        }
        Area commune = particulars.commune();
        if (commune != null
                && OfficialUnits.isOfficial(home.content())
                && managerWithinReach(OfficialUnits.of(commune)).isEmpty()) {
            reader.add("/communeCode", Fault.UNKNOWN_INSTITUTION);
        }
        if (!reader.isClean()) {
            answers.add(RowOutcome.rejected(row.row(), reader.faults()));
            return;
        }
        // What a school is, its managing unit says; its own file only links to it.
        boolean own = target.recordId().equals(home.recordId());
        Institution content = own ? target.content() : particulars.over(target.content(), day);
        store(row, change(row, target, content).cancelled(false));
    }

    /// Who will manage a new unit, within the submitter's reach.
    private Optional<RecordBody<Institution>> manager(
            Reader reader, Kind kind, Particulars particulars, Parent parent) {
        Area commune = particulars.commune();
        if (kind == Kind.SCHOOL && commune != null && OfficialUnits.isOfficial(home.content())) {
            Optional<RecordBody<Institution>> found =
                    managerWithinReach(OfficialUnits.manager(commune, particulars.levels()));
            if (found.isEmpty()) {
                reader.add("/communeCode", Fault.UNKNOWN_INSTITUTION);
            }
            return found;
        }
        RecordBody<Institution> above = parent.unit() == null ? home : parent.unit();
        if (kind == Kind.CAMPUS && above.content().kind() != Kind.SCHOOL) {
            reader.add("/parentSourcedId", parent.unit() == null ? Fault.REQUIRED : Fault.UNKNOWN_SCHOOL);
        }
        return Optional.of(above);
    }

    private Optional<RecordBody<Institution>> managerWithinReach(RecordId id) {
        return managers.computeIfAbsent(id, unit -> tools.records().find(unit, submitter.reach()));
    }

    /// @param unit none: the row names no unit above, or one at fault
    /// @param isAwaited the unit above stands in another row of the batch that is not stored yet
    private record Parent(@Nullable RecordBody<Institution> unit, boolean isAwaited) {

        static final Parent NONE = new Parent(null, false);
        static final Parent AWAITED = new Parent(null, true);
    }

    private Parent parent(Reader reader, InstitutionRow row) {
        String sourcedId = row.parentSourcedId();
        if (sourcedId == null || sourcedId.isBlank()) {
            return Parent.NONE;
        }
        if (!ExternalKey.isSourcedId(sourcedId)) {
            reader.add("/parentSourcedId", Fault.UNKNOWN_INSTITUTION);
            return Parent.NONE;
        }
        RecordBody<Institution> stored = byKey.get(key(sourcedId));
        if (stored != null && !stored.cancelled() && UnitScope.holds(stored, submitter.reach())) {
            return new Parent(stored, false);
        }
        if (rows.containsKey(sourcedId)) {
            return Parent.AWAITED;
        }
        if (learnt.rejectedIds().contains(sourcedId)) {
            reader.add("/parentSourcedId", Fault.REFERENCE_REJECTED, sourcedId);
        } else {
            reader.add("/parentSourcedId", Fault.UNKNOWN_INSTITUTION);
        }
        return Parent.NONE;
    }

    private Draft<Institution> change(InstitutionRow row, RecordBody<Institution> base, Institution content) {
        Link said = link(row);
        List<Link> keys = new ArrayList<>();
        for (Link link : base.keys()) {
            if (!link.key().equals(said.key())) {
                keys.add(link);
            }
        }
        keys.add(said);
        return Draft.change(base, content, cause()).keys(keys).intake(new IntakeRow(submitter.job(), row.row()));
    }

    /// Two rows that mean one record are stored one after the other.
    private void store(InstitutionRow row, Draft<Institution> draft) {
        if (touched.add(draft.id())) {
            drafts.add(tools.codes().reserving(draft, day, learnt.unseenKeys()));
            drafted.add(row);
        } else {
            open.add(row);
        }
    }

    private void reject(InstitutionRow row, String pointer, Fault fault, String... arguments) {
        answers.add(InstitutionIntake.rejected(row, pointer, fault, arguments));
    }

    private Cause cause() {
        return new Cause(submitter.client(), "intake " + submitter.job());
    }

    private String key(String sourcedId) {
        return new ExternalKey(submitter.unit(), "org", sourcedId).text();
    }

    private Link link(InstitutionRow row) {
        String said = Prints.canonical(
                Boolean.toString(row.cancel()),
                row.name(),
                row.kind(),
                row.schoolCode(),
                row.parentSourcedId(),
                row.communeCode(),
                String.join("|", row.levels()),
                row.ownership());
        return new Link(key(row.sourcedId()), tools.prints().print(said));
    }

    private static Particulars.Raw raw(InstitutionRow row) {
        return new Particulars.Raw(
                row.name(), "/schoolCode", row.schoolCode(), row.communeCode(), row.levels(), row.ownership());
    }

    private static final String KINDS = "school, campus, department, district, local, state, national";

    /// A sender's words for units between a school and the submitter make a group: the hub's own tree has
    /// them already.
    private static Optional<Kind> kind(String word) {
        return switch (word) {
            case "school" -> Optional.of(Kind.SCHOOL);
            case "campus" -> Optional.of(Kind.CAMPUS);
            case "department", "district", "local", "state", "national" -> Optional.of(Kind.GROUP);
            default -> Optional.empty();
        };
    }
}
