package vn.eduhub.platform.registration;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.problem.HubException;

/// A merge patch of a person, read with all its faults at once.
///
/// @param identityChanged whether identity-service has to be asked who this is now
/// @param named groups of the fields that it names; what is sealed and not named stays as it is and is not opened
public record PersonPatch(PersonFields person, boolean identityChanged, Set<FieldGroup> named) {

    private static final Set<FieldGroup> EVERY_GROUP = Set.of(FieldGroup.values());

    public PersonPatch {
        named = Set.copyOf(named);
    }

    /// The fields a patch may name, for a registry that keeps them all.
    public static final Set<String> ALL =
            Set.of("fullName", "birthDate", "sex", "personalNumber", "motherName", "ethnicity", "communeCode");

    /// What a patch may name.
    ///
    /// @param fields that the registry knows
    /// @param groups that the caller may write; what the patch does not name stays, seen by the caller or not
    public record Allowed(Set<String> fields, Set<FieldGroup> groups) {

        public Allowed {
            fields = Set.copyOf(fields);
            groups = Set.copyOf(groups);
        }
    }

    /// @throws HubException the patch is not an object of strings and nulls, or a value is faulty
    public static PersonPatch read(JsonNode patch, PersonFields current, Allowed allowed, PersonReader reader) {
        Reader faults = new Reader();
        if (!(patch instanceof ObjectNode members)) {
            throw HubException.invalid("", Fault.WRONG_TYPE, "object");
        }
        members.forEachEntry((name, value) -> checkMember(faults, allowed, name, value));
        PersonRow row = new PersonRow(
                text(members, "fullName", current.fullName()),
                text(members, "birthDate", string(current.birthDate())),
                text(
                        members,
                        "sex",
                        current.sex() == null ? null : current.sex().code()),
                text(members, "personalNumber", null),
                text(members, "motherName", current.motherName()),
                text(members, "ethnicity", null),
                text(members, "communeCode", null));
        if (row.birthDate() == null) {
            faults.add("/birthDate", Fault.REQUIRED);
        }
        Optional<PersonFields> person = reader.readRequest(faults, row, EVERY_GROUP);
        if (person.isEmpty() || !faults.isClean()) {
            throw HubException.invalid(faults.faults());
        }
        PersonFields patched = members.has("communeCode") ? person.get() : withCommune(person.get(), current);
        return new PersonPatch(patched, !sameIdentity(patched, current), named(members));
    }

    private static Set<FieldGroup> named(ObjectNode members) {
        return members.propertyNames().stream().map(PersonFields::groupOf).collect(Collectors.toSet());
    }

    private static void checkMember(Reader faults, Allowed allowed, String name, JsonNode value) {
        if (!allowed.fields().contains(name)) {
            faults.add("/" + name.replace("~", "~0").replace("/", "~1"), Fault.UNKNOWN_FIELD);
        } else if (!allowed.groups().contains(PersonFields.groupOf(name))) {
            faults.add("/" + name, Fault.NOT_PERMITTED);
        } else if (!value.isNull() && !value.isString()) {
            faults.add("/" + name, Fault.WRONG_TYPE, "string");
        }
    }

    private static @Nullable String text(ObjectNode members, String name, @Nullable String current) {
        JsonNode member = members.get(name);
        if (member == null) {
            return current;
        }
        return member.isString() ? member.stringValue() : null;
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static PersonFields withCommune(PersonFields person, PersonFields current) {
        return new PersonFields(
                person.fullName(),
                person.birthDate(),
                person.sex(),
                person.personalNumber(),
                person.motherName(),
                person.ethnicity(),
                current.commune());
    }

    private static boolean sameIdentity(PersonFields patched, PersonFields current) {
        return patched.personalNumber() == null
                && patched.fullName().equals(current.fullName())
                && Objects.equals(patched.birthDate(), current.birthDate())
                && patched.sex() == current.sex()
                && Objects.equals(patched.motherName(), current.motherName());
    }

    @Override
    public String toString() {
        return "PersonPatch[…]";
    }
}
