package vn.eduhub.institution.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;
import vn.eduhub.contracts.event.Institution;
import vn.eduhub.contracts.event.Institution.DatedCode;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.institution.area.Area;
import vn.eduhub.institution.area.Areas;

/// What a caller or a file says of a unit, read into types; what was left out is null or empty.
public record Particulars(
        @Nullable String name,
        @Nullable String code,
        @Nullable Area commune,
        List<Level> levels,
        @Nullable Ownership ownership) {

    /// Decision 4998: TEN S200.
    public static final int NAME_LENGTH_MAX = 200;

    /// The longest official code is 50 characters; senders of foreign formats have their own, somewhat longer
    /// ones.
    public static final int CODE_LENGTH_MAX = 64;

    public Particulars {
        levels = List.copyOf(levels);
    }

    /// The same as raw text.
    ///
    /// @param codePointer what the field of the code is called at this door
    public record Raw(
            @Nullable String name,
            String codePointer,
            @Nullable String code,
            @Nullable String communeCode,
            List<String> levels,
            @Nullable String ownership) {

        public Particulars read(Reader reader, Areas areas, LocalDate today) {
            return new Particulars(
                    reader.text("/name", name, NAME_LENGTH_MAX).orElse(null),
                    reader.text(codePointer, code, CODE_LENGTH_MAX).orElse(null),
                    commune(reader, areas, today).orElse(null),
                    levels(reader),
                    reader.code("/ownership", ownership, Ownership.CODES, "DM_LOAI_HINH_TRUONG")
                            .orElse(null));
        }

        private Optional<Area> commune(Reader reader, Areas areas, LocalDate today) {
            if (communeCode == null || communeCode.isBlank()) {
                return Optional.empty();
            }
            String code = communeCode.strip();
            Optional<Area> commune = areas.commune(code, today);
            if (commune.isEmpty()) {
                reader.unknownCommune("/communeCode", code);
            }
            return commune;
        }

        /// Each once, in the order of the codes, so that the same school said twice is the same.
        private List<Level> levels(Reader reader) {
            TreeSet<Level> read = new TreeSet<>();
            for (int i = 0; i < levels.size(); i++) {
                String pointer = "/levels/" + i;
                reader.required(pointer, levels.get(i), reader.code(pointer, levels.get(i), Level.CODES, "DM_CAP_HOC"))
                        .ifPresent(read::add);
            }
            return List.copyOf(read);
        }
    }

    /// A new unit.
    public Institution institution(Kind kind, RecordId managedBy, LocalDate today) {
        return new Institution(
                kind,
                name == null ? "" : name,
                code == null ? List.of() : List.of(new DatedCode(code, today, null)),
                managedBy,
                commune == null ? null : commune.recordId(),
                levels,
                ownership);
    }

    /// The unit with what was said put in place of what it was; what was left out stays.
    public Institution over(Institution before, LocalDate today) {
        return new Institution(
                before.kind(),
                name == null ? before.name() : name,
                code == null ? before.codes() : withCode(before.codes(), code, today),
                before.managedBy(),
                commune == null ? before.locatedIn() : commune.recordId(),
                levels.isEmpty() ? before.levels() : levels,
                ownership == null ? before.ownership() : ownership);
    }

    /// The unit as it is said to be; what was left out is gone.
    Institution insteadOf(Institution before, LocalDate today) {
        return new Institution(
                before.kind(),
                name == null ? "" : name,
                code == null ? closed(before.codes(), today) : withCode(before.codes(), code, today),
                before.managedBy(),
                commune == null ? null : commune.recordId(),
                levels,
                ownership);
    }

    /// The code of a unit on a day.
    public static Optional<String> codeOn(Institution unit, LocalDate day) {
        return unit.codes().stream()
                .filter(code -> isInForce(code, day))
                .map(DatedCode::code)
                .findFirst();
    }

    private static List<DatedCode> withCode(List<DatedCode> before, String code, LocalDate today) {
        if (before.stream().anyMatch(old -> old.code().equals(code) && isInForce(old, today))) {
            return before;
        }
        List<DatedCode> after = new ArrayList<>(closed(before, today));
        after.add(new DatedCode(code, today, null));
        return after;
    }

    /// A code that was given and taken back on the same day was never in force.
    private static List<DatedCode> closed(List<DatedCode> before, LocalDate today) {
        return before.stream()
                .filter(code -> !(isInForce(code, today) && code.from().equals(today)))
                .map(code -> isInForce(code, today) ? new DatedCode(code.code(), code.from(), today) : code)
                .toList();
    }

    private static boolean isInForce(DatedCode code, LocalDate day) {
        LocalDate until = code.until();
        return !day.isBefore(code.from()) && (until == null || day.isBefore(until));
    }
}
