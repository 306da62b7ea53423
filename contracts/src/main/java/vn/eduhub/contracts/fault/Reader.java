package vn.eduhub.contracts.fault;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.CodeList;
import vn.eduhub.contracts.code.Coded;
import vn.eduhub.contracts.code.FormerCommune;
import vn.eduhub.contracts.code.OfficialList;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;

/// Reads raw text into types and collects every fault on the way, so that a caller learns all of them at once. The same
/// checks stand at both doors, files and REST. Not thread-safe; one per row or request.
public final class Reader {

    /// The official text lists no name above 150 characters (National Data Centre).
    public static final int NAME_LENGTH_MAX = 150;

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private final List<FieldFault> faults = new ArrayList<>();
    private final String prefix;

    public Reader() {
        this("");
    }

    /// @param prefix put before every pointer, such as `/enrolments/0`
    public Reader(String prefix) {
        this.prefix = prefix;
    }

    public List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    public boolean isClean() {
        return faults.isEmpty();
    }

    public void add(String pointer, Fault fault, String... arguments) {
        faults.add(FieldFault.at(prefix + pointer, fault, arguments));
    }

    public void addAll(List<FieldFault> others) {
        faults.addAll(others);
    }

    /// Text with surrounding blanks removed; empty when absent or blank.
    public Optional<String> text(String pointer, @Nullable String raw, int lengthMax) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        String text = raw.strip();
        if (text.length() > lengthMax) {
            add(pointer, Fault.TOO_LONG, Integer.toString(lengthMax));
            return Optional.empty();
        }
        // Half of a pair of surrogates would be stored as something else than was said.
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            add(pointer, Fault.BAD_CHARACTER);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    public Optional<String> requiredText(String pointer, @Nullable String raw, int lengthMax) {
        return required(pointer, raw, text(pointer, raw, lengthMax));
    }

    /// A person's name: 2 to [#NAME_LENGTH_MAX] characters, at least two letters, no digit, no invisible format
    /// character, no symbol such as `=`, which a spreadsheet takes for a formula.
    public Optional<String> name(String pointer, @Nullable String raw) {
        Optional<String> text = text(pointer, raw, NAME_LENGTH_MAX);
        if (text.isEmpty()) {
            return text;
        }
        String name = text.get();
        if (name.codePoints().anyMatch(Reader::isNeverInAName)) {
            add(pointer, Fault.BAD_CHARACTER);
            return Optional.empty();
        }
        boolean letters = name.codePoints().filter(Character::isLetter).limit(2).count() == 2;
        if (!letters || name.codePoints().anyMatch(Character::isDigit)) {
            add(pointer, Fault.NOT_A_NAME);
            return Optional.empty();
        }
        return text;
    }

    private static boolean isNeverInAName(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    public Optional<String> requiredName(String pointer, @Nullable String raw) {
        return required(pointer, raw, name(pointer, raw));
    }

    /// An ISO date, `2016-09-05`.
    public Optional<LocalDate> date(String pointer, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        Matcher matcher = DATE.matcher(raw.strip());
        if (!matcher.matches()) {
            add(pointer, Fault.NOT_A_DATE);
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            add(pointer, Fault.NO_SUCH_DATE);
            return Optional.empty();
        }
    }

    /// A birth date: from 1900 up to today. Absent is no fault here: a person without one goes to review.
    public Optional<LocalDate> birthDate(String pointer, @Nullable String raw, LocalDate today) {
        Optional<LocalDate> date = date(pointer, raw);
        if (date.isPresent() && date.get().isAfter(today)) {
            add(pointer, Fault.DATE_IN_FUTURE);
            return Optional.empty();
        }
        if (date.isPresent() && date.get().isBefore(EARLIEST_BIRTH)) {
            add(pointer, Fault.DATE_TOO_EARLY, EARLIEST_BIRTH.toString());
            return Optional.empty();
        }
        return date;
    }

    public <E extends Enum<E> & Coded> Optional<E> code(
            String pointer, @Nullable String raw, CodeList<E> list, String listName) {
        return found(pointer, raw, list::find, listName);
    }

    /// A code looked up by a function, such as `Grade::find`; what an [OfficialList] of this name knows under another
    /// name,
    /// or under the code of the National Data Centre, is read as its code.
    public <T> Optional<T> found(
            String pointer, @Nullable String raw, Function<String, Optional<T>> lookUp, String listName) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        Optional<T> value = lookUp.apply(raw.strip())
                .or(() -> OfficialList.find(listName)
                        .flatMap(list -> list.resolve(raw))
                        .flatMap(known -> lookUp.apply(known.code())));
        if (value.isEmpty()) {
            add(pointer, Fault.UNKNOWN_CODE, listName);
        }
        return value;
    }

    /// Nobody has this commune code today. Where it ended in the reform of 2025, what the place belongs to now is told.
    /// A code in use that the caller does not know all the same (no office stands there yet) leads to itself, which
    /// helps nobody.
    public void unknownCommune(String pointer, String code) {
        FormerCommune.find(code)
                .map(FormerCommune::successor)
                .filter(successor -> !successor.equals(code))
                .ifPresentOrElse(
                        successor -> add(pointer, Fault.AREA_ENDED, successor), () -> add(pointer, Fault.UNKNOWN_AREA));
    }

    public Optional<SchoolYear> schoolYear(String pointer, @Nullable String raw) {
        return parsed(raw, SchoolYear::parse, FieldFault.at(prefix + pointer, Fault.NOT_A_SCHOOL_YEAR));
    }

    public Optional<RecordId> recordId(String pointer, @Nullable String raw) {
        return parsed(raw, RecordId::new, FieldFault.at(prefix + pointer, Fault.NOT_AN_IDENTIFIER, "recordId"));
    }

    public Optional<PersonalNumber> personalNumber(String pointer, @Nullable String raw) {
        return parsed(raw, PersonalNumber::new, FieldFault.at(prefix + pointer, Fault.PERSONAL_NUMBER_STRUCTURE));
    }

    /// Says that the value is missing when nothing at all was given (a malformed one has its own fault already).
    public <T> Optional<T> required(String pointer, @Nullable String raw, Optional<T> value) {
        if (value.isEmpty() && (raw == null || raw.isBlank())) {
            add(pointer, Fault.REQUIRED);
        }
        return value;
    }

    private <T> Optional<T> parsed(@Nullable String raw, Function<String, T> parser, FieldFault fault) {
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(raw.strip()));
        } catch (IllegalArgumentException e) {
            faults.add(fault);
            return Optional.empty();
        }
    }
}
