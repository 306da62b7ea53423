package vn.eduhub.identity.accesslog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.IdentityError;
import vn.eduhub.platform.audit.AuditTrail;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;

/// Who has read my data. `limit` counts blocks of the trail, so a page may hold some more entries.
@RestController
class AccessLogController {

    private final AuditTrail trail;
    private final Records<Person> persons;
    private final Tellings tellings;

    AccessLogController(AuditTrail trail, Records<Person> persons, Tellings tellings) {
        this.trail = trail;
        this.persons = persons;
        this.tellings = tellings;
    }

    /// Accesses to the data of whoever signed in, if they came by the outside identity provider and it stated the
    /// personal number held here; else 403 `not-proven` (docs/accounts.md).
    @GetMapping("/v1/me/access-log")
    AccessLogView ofMyself(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        EducationId person =
                CallerReader.person(token).orElseThrow(() -> new HubException(IdentityError.TOKEN_OF_NOBODY));
        RecordBody<Person> mine = persons.find(person.recordId()).orElseThrow(HubException::notFound);
        // Whoever employs them could have their password, and does not know who else reads their data.
        if (!tellings.isProvenOneself(mine)) {
            throw new HubException(IdentityError.NOT_PROVEN);
        }
        return page(person, limit, cursor);
    }

    @GetMapping("/v1/persons/{educationId}/access-log")
    AccessLogView ofPerson(
            Caller caller,
            @PathVariable String educationId,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        caller.require(HubRole.AUDITOR);
        if (!EducationId.isWellFormed(educationId)) {
            throw HubException.notFound();
        }
        EducationId person = new EducationId(educationId);
        if (persons.find(person.recordId(), caller.reach()).isEmpty()) {
            throw HubException.notFound();
        }
        return page(person, limit, cursor);
    }

    private AccessLogView page(EducationId person, @Nullable String limit, @Nullable String cursor) {
        Reader reader = new Reader();
        Optional<RecordId> after = Page.cursor(reader, cursor);
        int most = Page.limit(reader, limit);
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return AccessLogView.of(person, trail.find(person.recordId(), after, most));
    }
}
