package vn.eduhub.identity.lookup;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.identity.IdentityError;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.CallerReader;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.fields.Tellings;
import vn.eduhub.platform.history.History;
import vn.eduhub.platform.history.VersionView;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Page;
import vn.eduhub.platform.rest.Resource;

/// One person, for stewards, the ministry, and the person. Registries hold their own copy of what schools may see.
@RestController
class PersonController {

    private static final int IDS_MAX = 100;

    private final Records<Person> persons;
    private final Tellings tellings;
    private final Resource<Person, PersonView> people;
    private final History<Person, PersonView> history;

    PersonController(Records<Person> persons, Tellings tellings) {
        this.persons = persons;
        this.tellings = tellings;
        this.people = new Resource<>("/v1/persons", tellings, PersonView::of);
        this.history = new History<>(persons, people);
    }

    /// What the hub holds of whoever signed in; all groups of fields when they came by the outside identity provider
    /// and it stated the personal number held here, else the first group (docs/accounts.md).
    @GetMapping("/v1/me")
    PersonView myself(@AuthenticationPrincipal Jwt token) {
        EducationId me = CallerReader.person(token).orElseThrow(() -> new HubException(IdentityError.TOKEN_OF_NOBODY));
        RecordBody<Person> mine = persons.find(me.recordId()).orElseThrow(HubException::notFound);
        return PersonView.of(mine, tellings.ofOneself(mine));
    }

    /// What is no well-formed number is absent like any other.
    @GetMapping("/v1/persons/{educationId}")
    ResponseEntity<PersonView> find(
            @PathVariable String educationId,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            @RequestParam(required = false) @Nullable String asKnownOn,
            Caller caller) {
        caller.require(HubRole.STEWARD, HubRole.MINISTRY);
        return history.read(caller, wellFormed(educationId), known, asKnownOn);
    }

    /// Persons by their numbers, in the order of the numbers; those that are absent or out of reach are
    /// left out alike.
    ///
    /// @param id 1 to 100 education ids
    @GetMapping("/v1/persons")
    Page.View<PersonView> list(@RequestParam List<String> id, Caller caller) {
        caller.require(HubRole.STEWARD, HubRole.MINISTRY);
        List<RecordBody<Person>> found = new TreeMap<>(persons.findAll(ids(id)))
                .values().stream()
                        .filter(body -> body.scope().contains(caller.unit()))
                        .toList();
        return people.page(new Page<>(found, Optional.empty()));
    }

    private static List<RecordId> ids(List<String> texts) {
        Reader reader = new Reader();
        if (texts.size() > IDS_MAX) {
            reader.add("/id", Fault.OUT_OF_RANGE, "1-" + IDS_MAX);
        }
        if (!texts.stream().allMatch(EducationId::isWellFormed)) {
            reader.add("/id", Fault.NOT_AN_IDENTIFIER, "educationId");
        }
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return texts.stream().map(RecordId::new).toList();
    }

    @GetMapping("/v1/persons/{educationId}/versions")
    Page.View<VersionView<PersonView>> versions(
            @PathVariable String educationId,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        caller.require(HubRole.STEWARD, HubRole.MINISTRY);
        return history.versions(caller, wellFormed(educationId), limit, cursor);
    }

    private static String wellFormed(String educationId) {
        if (!EducationId.isWellFormed(educationId)) {
            throw HubException.notFound();
        }
        return educationId;
    }
}
