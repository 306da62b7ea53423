package vn.eduhub.reporting.counts;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.contracts.id.SchoolYear;
import vn.eduhub.platform.problem.HubException;

/// What is asked for.
///
/// @param unit none: the caller's own
/// @param schoolYear none: all of them
record CountsRequest(
        @Nullable RecordId unit,
        Set<Dimension> by,
        @Nullable SchoolYear schoolYear) {

    private static final Set<String> NAMES = Set.of("unit", "by", "schoolYear");
    private static final int NAME_LENGTH_MAX = 40;

    /// Reads query parameters; ends the request with all their faults at once.
    static CountsRequest of(MultiValueMap<String, String> parameters) {
        Reader reader = new Reader();
        parameters.forEach((name, values) -> {
            if (!NAMES.contains(name)) {
                reader.add("/" + name.substring(0, Math.min(name.length(), NAME_LENGTH_MAX)), Fault.UNKNOWN_FIELD);
            } else if (values.size() != 1) {
                reader.add("/" + name, Fault.GIVEN_TWICE);
            }
        });
        Optional<RecordId> unit = reader.recordId("/unit", given(reader, parameters, "unit"));
        Set<Dimension> by = dimensions(reader, given(reader, parameters, "by"));
        Optional<SchoolYear> year = reader.schoolYear("/schoolYear", given(reader, parameters, "schoolYear"));
        if (!reader.isClean()) {
            throw HubException.invalid(reader.faults());
        }
        return new CountsRequest(unit.orElse(null), by, year.orElse(null));
    }

    /// A parameter that is there but empty is a fault: it is not the same as one left out.
    private static @Nullable String given(Reader reader, MultiValueMap<String, String> parameters, String name) {
        String value = parameters.getFirst(name);
        if (value != null && value.isBlank()) {
            reader.add("/" + name, Fault.REQUIRED);
            return null;
        }
        return value;
    }

    private static Set<Dimension> dimensions(Reader reader, @Nullable String raw) {
        EnumSet<Dimension> by = EnumSet.noneOf(Dimension.class);
        if (raw == null) {
            by.add(Dimension.KIND);
            return by;
        }
        for (String word : List.of(raw.split(",", -1))) {
            Dimension.find(word.strip())
                    .ifPresentOrElse(by::add, () -> reader.add("/by", Fault.UNKNOWN_CODE, Dimension.WORDS));
        }
        return by;
    }
}
