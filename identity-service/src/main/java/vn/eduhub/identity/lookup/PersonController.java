package vn.eduhub.identity.lookup;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.platform.caller.Caller;
import vn.eduhub.platform.caller.HubRole;
import vn.eduhub.platform.problem.HubException;
import vn.eduhub.platform.record.Records;
import vn.eduhub.platform.rest.Resource;

/// One person, for stewards and the ministry. Registries hold their own copy of what schools may see.
@RestController
class PersonController {

    private final Resource<Person, PersonView> resource = new Resource<>("/v1/persons", PersonView::of);
    private final Records<Person> persons;

    PersonController(Records<Person> persons) {
        this.persons = persons;
    }

    /// What is no well-formed number is absent like any other.
    @GetMapping("/v1/persons/{educationId}")
    ResponseEntity<PersonView> find(
            @PathVariable String educationId,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            Caller caller) {
        caller.require(HubRole.STEWARD, HubRole.MINISTRY);
        if (!EducationId.isWellFormed(educationId)) {
            throw HubException.notFound();
        }
        RecordBody<Person> body = persons.find(new EducationId(educationId).recordId(), caller.reach())
                .orElseThrow(HubException::notFound);
        return resource.read(body, known);
    }
}
