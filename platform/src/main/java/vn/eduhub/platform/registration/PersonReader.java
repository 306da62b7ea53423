package vn.eduhub.platform.registration;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Ethnicity;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.RecordBody;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.institution.Institutions;

/// Reads a person's raw text, from a file's row or a request alike.
public final class PersonReader {

    private static final int COMMUNE_CODE_LENGTH = 5;

    private final Institutions institutions;
    private final InstantSource clock;
    private final Map<String, RecordId> offices = new ConcurrentHashMap<>();

    public PersonReader(Institutions institutions, InstantSource clock) {
        this.institutions = institutions;
        this.clock = clock;
    }

    /// Empty when a value is faulty; every fault is in the reader then.
    ///
    /// @param writable groups of fields that whoever said it may write
    public Optional<PersonFields> read(Reader reader, PersonRow row, Set<FieldGroup> writable) {
        int faultsBefore = reader.faults().size();
        refuse(reader, row, writable);
        LocalDate today = SchoolCalendar.today(clock);
        Optional<String> fullName = reader.requiredName("/fullName", row.fullName());
        Optional<LocalDate> birthDate = reader.birthDate("/birthDate", row.birthDate(), today);
        Optional<Sex> sex = reader.code("/sex", row.sex(), Sex.CODES, "DM_GIOI_TINH");
        Optional<PersonalNumber> number = reader.personalNumber("/personalNumber", row.personalNumber());
        Optional<String> motherName = reader.name("/motherName", row.motherName());
        Optional<Ethnicity> ethnicity = reader.found("/ethnicity", row.ethnicity(), Ethnicity::find, "DM_DAN_TOC");
        Optional<RecordId> commune = commune(reader, row.communeCode());
        if (fullName.isEmpty() || reader.faults().size() > faultsBefore) {
            return Optional.empty();
        }
        return Optional.of(new PersonFields(
                fullName.get(),
                birthDate.orElse(null),
                sex.orElse(null),
                number.orElse(null),
                motherName.orElse(null),
                ethnicity.orElse(null),
                commune.orElse(null)));
    }

    private static void refuse(Reader reader, PersonRow row, Set<FieldGroup> writable) {
        if (writable.size() == FieldGroup.values().length) {
            return;
        }
        refuse(reader, "personalNumber", row.personalNumber(), writable);
        refuse(reader, "motherName", row.motherName(), writable);
        refuse(reader, "ethnicity", row.ethnicity(), writable);
        refuse(reader, "communeCode", row.communeCode(), writable);
    }

    private static void refuse(Reader reader, String field, @Nullable String said, Set<FieldGroup> writable) {
        if (said != null && !said.isBlank() && !writable.contains(PersonFields.groupOf(field))) {
            reader.add("/" + field, Fault.NOT_PERMITTED);
        }
    }

    /// As [#read], for a request: there an empty text is a fault, not an absent value.
    public Optional<PersonFields> readRequest(Reader reader, PersonRow row, Set<FieldGroup> writable) {
        notBlank(reader, "/birthDate", row.birthDate());
        notBlank(reader, "/sex", row.sex());
        notBlank(reader, "/personalNumber", row.personalNumber());
        notBlank(reader, "/motherName", row.motherName());
        notBlank(reader, "/ethnicity", row.ethnicity());
        notBlank(reader, "/communeCode", row.communeCode());
        boolean clean = reader.isClean();
        Optional<PersonFields> person = read(reader, row, writable);
        return clean ? person : Optional.empty();
    }

    private static void notBlank(Reader reader, String pointer, @Nullable String raw) {
        if (raw != null && raw.isBlank()) {
            reader.add(pointer, Fault.REQUIRED);
        }
    }

    /// Ids are kept for the few thousand codes that have an office, so that not every person costs a hash.
    private Optional<RecordBody<Institution>> office(String code) {
        RecordId known = offices.get(code);
        if (known != null) {
            return institutions.find(known);
        }
        RecordId id = RecordId.derived("institution", "commune:" + code);
        Optional<RecordBody<Institution>> found = institutions.find(id);
        if (found.isPresent()) {
            offices.put(code, id);
        }
        return found;
    }

    /// A commune code is read as of today: the commune's office stands in the area that has the code now.
    private Optional<RecordId> commune(Reader reader, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        String code = raw.strip();
        Optional<RecordId> area = code.length() == COMMUNE_CODE_LENGTH
                ? office(code).map(RecordBody::content).map(Institution::locatedIn)
                : Optional.empty();
        if (area.isEmpty()) {
            reader.unknownCommune("/communeCode", code);
        }
        return area;
    }
}
