package vn.eduhub.identity.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Person;
import vn.eduhub.contracts.event.Person.Verification;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Telling;
import vn.eduhub.platform.fields.Told;
import vn.eduhub.platform.keys.SealPlace;

/// What is told of a person: made of single fields, so that the personal number and its hashes cannot slip out.
///
/// @param personalNumber all but its last digits hidden
/// @param personalNumberHeld whether the hub holds a personal number of this person
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
        @Told(FieldGroup.BASIC) RecordId educationId,
        @Told(FieldGroup.BASIC) String fullName,
        @Told(FieldGroup.BASIC) LocalDate birthDate,
        @Told(FieldGroup.BASIC) @Nullable Sex sex,
        @Told(FieldGroup.FAMILY) @Nullable String motherName,
        @Told(FieldGroup.NUMBER) @Nullable String personalNumber,
        @Told(FieldGroup.BASIC) boolean personalNumberHeld,
        @Told(FieldGroup.BASIC) Verification verification,
        @Told(FieldGroup.BASIC) Instant updatedAt,

        @Told(FieldGroup.BASIC) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<FieldGroup> withheld)
        implements Disclosure {

    private static final FieldGroup[] GROUPS = {FieldGroup.BASIC, FieldGroup.FAMILY, FieldGroup.NUMBER};

    PersonView {
        withheld = List.copyOf(withheld);
    }

    static PersonView of(RecordBody<Person> body, Telling telling) {
        Person person = body.content();
        Optional<String> number = telling.opened(
                FieldGroup.NUMBER,
                person.personalNumber(),
                SealPlace.of(Topic.PERSON, Person.PERSONAL_NUMBER, body.recordId()));
        return new PersonView(
                body.recordId(),
                person.fullName(),
                person.birthDate(),
                person.sex(),
                telling.told(FieldGroup.FAMILY, person.motherName()),
                number.map(digits -> new PersonalNumber(digits).masked()).orElse(null),
                person.personalNumber() != null,
                person.verification(),
                body.updatedAt(),
                telling.withheld(GROUPS));
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return FieldGroup.but(withheld, GROUPS);
    }

    @Override
    public String toString() {
        return "PersonView[" + educationId + "]";
    }
}
