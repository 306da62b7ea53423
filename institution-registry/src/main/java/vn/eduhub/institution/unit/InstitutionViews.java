package vn.eduhub.institution.unit;

import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;
import vn.eduhub.institution.area.Today;

/// Units as they are shown today.
final class InstitutionViews {

    private final Areas areas;
    private final Today today;

    InstitutionViews(Areas areas, Today today) {
        this.areas = areas;
        this.today = today;
    }

    InstitutionView of(RecordBody<Institution> body) {
        Institution unit = body.content();
        RecordId locatedIn = unit.locatedIn();
        return new InstitutionView(
                body.recordId(),
                body.version(),
                body.updatedAt(),
                body.cancelled(),
                unit.kind(),
                unit.name(),
                Particulars.codeOn(unit, today.date()).orElse(null),
                unit.codes(),
                unit.managedBy(),
                locatedIn,
                locatedIn == null ? null : areas.find(locatedIn).map(Area::code).orElse(null),
                unit.levels(),
                unit.ownership());
    }
}
