package vn.eduhub.reporting.counts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.reporting.ReportingError;
import vn.eduhub.reporting.figures.Figures;

@RestController
class CountsController {

    private final CountPeople countPeople;
    private final Figures figures;
    private final Institutions institutions;

    CountsController(CountPeople countPeople, Figures figures, Institutions institutions) {
        this.countPeople = countPeople;
        this.figures = figures;
        this.institutions = institutions;
    }

    @GetMapping("/v1/reports/counts")
    CountsView counts(Caller caller, @RequestParam MultiValueMap<String, String> parameters) {
        caller.require(
                HubRole.SCHOOL,
                HubRole.DEPARTMENT,
                HubRole.ANALYST,
                HubRole.MINISTRY,
                HubRole.STEWARD,
                HubRole.AUDITOR);
        CountsRequest request = CountsRequest.of(parameters);
        if (!figures.isCaughtUp() || !institutions.isCaughtUp()) {
            throw new HubException(ReportingError.FIGURES_NOT_READY);
        }
        RecordId unit = Optional.ofNullable(request.unit()).orElse(caller.unit());
        Institution institution = inReach(caller, unit);
        // Asked before the sums: rows may know more than asOf says, never less.
        Instant asOf = figures.asOf().orElse(null);
        List<CountRow> rows = countPeople.count(unit, request.by(), request.schoolYear());
        return new CountsView(
                new CountsView.UnitView(unit, institution.name()),
                request.schoolYear() == null ? "all" : request.schoolYear().toString(),
                request.by().stream().map(Dimension::word).toList(),
                asOf,
                rows);
    }

    /// A unit outside the caller's reach answers like one that is not there.
    private Institution inReach(Caller caller, RecordId unit) {
        return institutions
                .find(unit)
                .filter(_ -> institutions.isWithin(unit, caller.reach().unit()))
                .map(RecordBody::content)
                .orElseThrow(HubException::notFound);
    }
}
