package vn.eduhub.institution.unit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.InstitutionError;
import vn.eduhub.institution.area.Today;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.Reach;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Cause;
import vn.eduhub.platform.record.Criterion;
import vn.eduhub.platform.record.Draft;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.registration.PersonDesk;
import vn.eduhub.platform.registration.Step;
import vn.eduhub.platform.rest.Etag;
import vn.eduhub.platform.rest.Page;

/// Takes back a school, campus or group that was registered by mistake. Who learns or works there is not
/// known here: the registries of people let them be listed, moved and taken back all the same. A unit that was
/// there and ends is a reorganisation.
final class CancelInstitution {

    private final Records<Institution> records;
    private final SchoolCodes codes;
    private final Today today;

    CancelInstitution(Records<Institution> records, SchoolCodes codes, Today today) {
        this.records = records;
        this.codes = codes;
        this.today = today;
    }

    /// @param ifMatch may be left out
    /// @param cause kept with the version
    RecordBody<Institution> cancel(Caller caller, RecordId id, @Nullable String ifMatch, String cause) {
        return PersonDesk.write(records, () -> {
            RecordBody<Institution> base = records.find(id, caller.reach()).orElseThrow(HubException::notFound);
            if (OfficialUnits.isOfficial(base.content())) {
                throw new HubException(InstitutionError.OFFICIAL_UNIT);
            }
            if (base.cancelled()) {
                return new Step.Leave<>(base);
            }
            Etag.checkIfGiven(ifMatch, base.version());
            if (managesOthers(id)) {
                throw new HubException(InstitutionError.UNIT_IN_USE);
            }
            Draft<Institution> draft = Draft.change(base, base.content(), new Cause(caller.clientId(), cause))
                    .cancelled(true);
            return new Step.Write<>(codes.reserving(draft, today.date(), Set.of()));
        });
    }

    /// A school has a handful of campuses.
    private boolean managesOthers(RecordId id) {
        List<Criterion> below = List.of(new Criterion(UnitConfiguration.MANAGER_FIELD, id.value()));
        return records.list(new Reach(id), below, Optional.empty(), Page.LIMIT_MAX).items().stream()
                .anyMatch(unit -> !unit.cancelled());
    }
}
