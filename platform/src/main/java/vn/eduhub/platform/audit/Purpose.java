package vn.eduhub.platform.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.platform.problem.HubException;

/// What a caller needs people's data for: the header `Hub-Purpose`, in lower case; without it [#ADMINISTRATION].
enum Purpose {
    TEACHING,
    ADMINISTRATION,
    STATISTICS,
    INSPECTION,
    CORRECTION,
    SUPPORT;

    static final String HEADER = "Hub-Purpose";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose read(@Nullable String header) {
        if (header == null) {
            return ADMINISTRATION;
        }
        Optional<Purpose> known = Arrays.stream(values())
                .filter(purpose -> purpose.word().equals(header.strip()))
                .findFirst();
        return known.orElseThrow(() -> HubException.invalid(
                "/" + HEADER,
                Fault.UNKNOWN_CODE,
                Arrays.stream(values()).map(Purpose::word).collect(Collectors.joining(", "))));
    }
}
