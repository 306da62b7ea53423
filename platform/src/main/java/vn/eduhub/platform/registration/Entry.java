package vn.eduhub.platform.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.ExternalKey;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.contracts.intake.RowOutcome;
import vn.eduhub.contracts.person.Verdict;
import vn.eduhub.platform.fields.FieldGroup;

/// One line of a batch on its way to an answer: its keys and prints, and what identity-service said of it.
/// Not thread-safe.
final class Entry<C> {

    /// Stands for the print of a line that takes the person back.
    static final String CANCELLED = "cancel";

    private final PersonLine<C> line;
    private final String userKey;
    private final String userPrint;
    private final List<PartEntry<C>> parts = new ArrayList<>();
    private @Nullable PersonFields fields;
    private List<FieldFault> faults = List.of();
    private @Nullable Verdict verdict;

    Entry(RecordId sender, PersonLine<C> line, Prints prints) {
        this.line = line;
        this.userKey = new ExternalKey(sender, PersonIntake.USER, line.sourcedId()).text();
        this.userPrint = print(line, prints);
        for (PersonLine.Part<C> part : line.parts()) {
            String key = new ExternalKey(sender, PersonIntake.ENROLMENT, part.sourcedId()).text();
            parts.add(new PartEntry<>(part, key, prints.print(part.canonical())));
        }
    }

    record PartEntry<C>(PersonLine.Part<C> part, String key, String print) {}

    private static <C> String print(PersonLine<C> line, Prints prints) {
        if (line.cancel()) {
            return CANCELLED;
        }
        PersonRow person = line.person();
        return person == null ? "" : prints.print(person);
    }

    /// Whether a key's text, `sender|type|sourcedId`, is of a part.
    static boolean isPartKey(String key) {
        return key.startsWith(PersonIntake.ENROLMENT + "|", key.indexOf('|') + 1);
    }

    /// Whether the line says something of the person itself, not only of parts.
    boolean speaksOfPerson() {
        return line.cancel() || line.person() != null;
    }

    /// Whether the line has a number of its own that nothing else of it answers for.
    boolean isSilent() {
        return !speaksOfPerson() && parts.stream().noneMatch(part -> part.part().row() == line.row());
    }

    boolean introduces() {
        return !line.cancel() && line.person() != null;
    }

    boolean cancels() {
        return line.cancel();
    }

    /// @param said what was said of the person last under the same key; none: nothing
    boolean isNewsTo(@Nullable String said) {
        return speaksOfPerson() && !userPrint.equals(said);
    }

    String userKey() {
        return userKey;
    }

    String userPrint() {
        return userPrint;
    }

    List<PartEntry<C>> parts() {
        return parts;
    }

    long lineRow() {
        return line.row();
    }

    /// The row that the stored record names as its origin.
    long row() {
        return speaksOfPerson() || parts.isEmpty()
                ? line.row()
                : parts.getFirst().part().row();
    }

    /// Reads the person once; empty when faulty.
    ///
    /// @param writable groups of fields that the sender may write
    Optional<PersonFields> read(PersonReader reader, Set<FieldGroup> writable) {
        PersonRow person = line.person();
        if (fields == null && faults.isEmpty() && person != null) {
            Reader rowReader = new Reader(PersonIntake.PERSON_POINTER);
            fields = reader.read(rowReader, person, writable).orElse(null);
            faults = rowReader.faults();
        }
        return Optional.ofNullable(fields);
    }

    List<FieldFault> faults() {
        return faults;
    }

    Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    void judge(Verdict given) {
        verdict = given;
    }

    /// The answer when the whole line is refused: the person's faults, and for the parts that what they
    /// point to was.
    List<RowOutcome> refused(List<FieldFault> why) {
        List<RowOutcome> outcomes = new ArrayList<>();
        if (speaksOfPerson() || isSilent()) {
            outcomes.add(RowOutcome.rejected(line.row(), why));
        }
        FieldFault dependent = speaksOfPerson()
                ? FieldFault.at("", Fault.REFERENCE_REJECTED, PersonIntake.USER)
                : FieldFault.at("", Fault.MISSING_REFERENCE, PersonIntake.USER);
        for (PartEntry<C> part : parts) {
            outcomes.add(RowOutcome.rejected(part.part().row(), List.of(dependent)));
        }
        return outcomes;
    }

    List<RowOutcome> inReview(List<FieldFault> why) {
        List<RowOutcome> outcomes = new ArrayList<>();
        outcomes.add(RowOutcome.review(line.row(), why));
        for (PartEntry<C> part : parts) {
            outcomes.add(RowOutcome.review(part.part().row(), List.of(FieldFault.at("", Fault.REFERENCE_IN_REVIEW))));
        }
        return outcomes;
    }
}
