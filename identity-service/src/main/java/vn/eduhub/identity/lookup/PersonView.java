package vn.eduhub.identity.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Person.Verification;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.audit.FieldGroup;

/// What is told of a person: made of single fields, so that the personal number and its hashes cannot slip
/// out.
///
/// @param personalNumberHeld whether the hub holds a personal number of this person
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        RecordId educationId,
        String fullName,
        LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String motherName,
        boolean personalNumberHeld,
        Verification verification,
        Instant updatedAt)
        implements Disclosure {

    private static final Set<FieldGroup> FIELDS = Set.of(FieldGroup.BASIC, FieldGroup.FAMILY);

    static PersonView of(RecordBody<Person> body) {
        Person person = body.content();
        return new PersonView(
                body.recordId(),
                person.fullName(),
                person.birthDate(),
                person.sex(),
                person.motherName(),
                person.personalNumber() != null,
                person.verification(),
                body.updatedAt());
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FIELDS;
    }

    @Override
    public String toString() {
        return "PersonView[" + educationId + "]";
    }
}
