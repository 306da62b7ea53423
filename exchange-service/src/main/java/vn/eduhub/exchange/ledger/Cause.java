package vn.eduhub.exchange.ledger;

import java.util.ArrayList;
import java.util.List;
import vn.eduhub.contracts.fault.Fault;

/// Lines that failed for the same reason at the same place.
///
/// @param arguments of the fault's sentence, of the first line that had it
/// @param firstLines the first few line numbers
public record Cause(
        String file, String column, Fault fault, List<String> arguments, long count, List<Long> firstLines) {

    public static final int FIRST_LINES = 5;

    /// Distinct places that are kept apart; a file has fewer columns than this times faults in use.
    public static final int CAUSES_MAX = 200;

    public Cause {
        arguments = List.copyOf(arguments);
        firstLines = List.copyOf(firstLines);
    }

    public record Place(String file, String column, Fault fault) {}

    public Place place() {
        return new Place(file, column, fault);
    }

    public Cause plus(Cause later) {
        List<Long> lines = new ArrayList<>(firstLines);
        lines.addAll(later.firstLines);
        return new Cause(
                file,
                column,
                fault,
                arguments,
                count + later.count,
                lines.stream().sorted().limit(FIRST_LINES).toList());
    }
}
