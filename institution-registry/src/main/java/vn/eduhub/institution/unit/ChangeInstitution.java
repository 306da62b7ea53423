package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.institution.InstitutionError;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.json.BodyFaults;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.problem.PlatformError;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.record.WriteOutcome;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.MergePatch;

/// Changes what is known of a school, campus or group; not its kind and not who manages it, which is a
/// reorganisation.
final class ChangeInstitution {

    private static final int ATTEMPTS_MAX = 3;

    private final Records<Institution> records;
    private final SchoolCodes codes;
    private final Areas areas;
    private final Today today;
    private final JsonMapper json;

    ChangeInstitution(Records<Institution> records, SchoolCodes codes, Areas areas, Today today, JsonMapper json) {
        this.records = records;
        this.codes = codes;
        this.areas = areas;
        this.today = today;
        this.json = json;
    }

    /// @param base the version the caller has read
    /// @param askedAgain the change was made already: nothing may be left to do
    RecordBody<Institution> change(Caller caller, RecordBody<Institution> base, boolean askedAgain, JsonNode patch) {
        if (OfficialUnits.isOfficial(base.content())) {
            throw new HubException(InstitutionError.OFFICIAL_UNIT);
        }
        if (!patch.isObject()) {
            throw HubException.invalid("", Fault.WRONG_TYPE, "object");
        }
        LocalDate day = today.date();
        InstitutionRequest before = editable(base.content(), day);
        InstitutionRequest after =
                BodyFaults.read(json, MergePatch.apply(json.valueToTree(before), patch), InstitutionRequest.class);
        if (!Objects.equals(before.kind(), after.kind()) || !Objects.equals(before.managedBy(), after.managedBy())) {
            throw new HubException(InstitutionError.REORGANISATION_NEEDED);
        }
        Etag.checkRepeated(askedAgain, !after.equals(before));
        if (after.equals(before)) {
            return base;
        }
        Set<String> unseen = new HashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Institution content = read(caller, base, before, after, day);
            Draft<Institution> draft =
                    codes.reserving(Draft.change(base, content, new Cause(caller.clientId(), "rest")), day, unseen);
            switch (records.write(draft)) {
                case WriteOutcome.Written<Institution>(var body) -> {
                    return body;
                }
                case WriteOutcome.Stale<Institution> _ -> throw new HubException(PlatformError.STALE);
                // Someone gave the code to another school just now: the next attempt tells so, if the caller sees it.
                case WriteOutcome.Duplicate<Institution> _ ->
                    codes.unseen(draft, day, caller.reach()).ifPresent(unseen::add);
            }
        }
        throw new HubException(PlatformError.CONFLICT);
    }

    private Institution read(
            Caller caller,
            RecordBody<Institution> base,
            InstitutionRequest before,
            InstitutionRequest after,
            LocalDate day) {
        Reader reader = new Reader();
        boolean moved = !Objects.equals(before.communeCode(), after.communeCode());
        // A place that was not touched is not judged: its code may mean another one today.
        Particulars particulars = (moved ? after : after.withoutPlace()).raw().read(reader, areas, day);
        reader.required("/name", after.name(), Optional.ofNullable(particulars.name()));
        boolean leveled = !Objects.equals(before.levels(), after.levels());
        if (leveled
                && base.content().kind() == Kind.SCHOOL
                && after.raw().levels().isEmpty()) {
            reader.add("/levels", Fault.REQUIRED);
        }
        if (after.sourcedId() != null) {
            reader.add("/sourcedId", Fault.UNKNOWN_FIELD);
        }
        if (moved) {
            requireWithinReach(reader, caller, particulars.commune());
        }
        if (!Objects.equals(before.code(), after.code())) {
            requireFree(reader, caller, base, particulars.code());
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        Institution content = particulars.insteadOf(base.content(), day);
        return moved ? content : atItsPlace(content, base.content());
    }

    /// A commune that was not touched stays the area it was, also when that area has got a new name since.
    private static Institution atItsPlace(Institution content, Institution before) {
        return new Institution(
                content.kind(),
                content.name(),
                content.codes(),
                content.managedBy(),
                before.locatedIn(),
                content.levels(),
                content.ownership());
    }

    private void requireWithinReach(Reader reader, Caller caller, @Nullable Area commune) {
        if (commune != null
                && records.find(OfficialUnits.of(commune), caller.reach()).isEmpty()) {
            reader.add("/communeCode", Fault.UNKNOWN_INSTITUTION);
        }
    }

    private void requireFree(Reader reader, Caller caller, RecordBody<Institution> base, @Nullable String code) {
        if (code == null) {
            return;
        }
        RecordBody<Institution> holder =
                codes.inForce(List.of(code), today.date(), caller.reach()).get(code);
        if (holder != null && !holder.recordId().equals(base.recordId())) {
            reader.add("/code", Fault.KEY_TAKEN);
        }
    }

    /// The unit as its caller would write it today.
    private InstitutionRequest editable(Institution unit, LocalDate day) {
        return new InstitutionRequest(
                unit.kind().name(),
                unit.name(),
                Particulars.codeOn(unit, day).orElse(null),
                unit.managedBy() == null ? null : unit.managedBy().value(),
                communeCode(unit),
                unit.levels().isEmpty()
                        ? null
                        : unit.levels().stream().map(Level::code).toList(),
                unit.ownership() == null ? null : unit.ownership().code(),
                null);
    }

    private @Nullable String communeCode(Institution unit) {
        return unit.locatedIn() == null
                ? null
                : areas.find(unit.locatedIn()).map(Area::code).orElse(null);
    }
}
