package vn.eduhub.exchange.file;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

/// The columns of a file as it names them. Columns of the specification come first, all of them, in its
/// order; extension columns (`metadata.…`) may follow.
public final class Header {

    public static final String EXTENSION = "metadata.";

    private final List<String> columns;
    private final Map<String, Integer> positions;

    private Header(List<String> columns) {
        this.columns = List.copyOf(columns);
        this.positions = HashMap.newHashMap(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
    }

    /// Checks the first line of a file against its specification; refuses the file with everything that is wrong.
    public static Header read(String file, String firstLine, List<String> expected) {
        List<String> found = firstLine.isBlank()
                ? List.of()
                : CsvReader.builder().ofSingleCsvRecord(firstLine).getFields();
        if (Collections.disjoint(found, expected)) {
            // People, most likely: nothing of it is repeated.
            throw new HubException(ExchangeError.HEADER_MISSING, file, String.join(",", expected));
        }
        List<FieldFault> faults = faults(file, found, expected);
        if (!faults.isEmpty()) {
            throw HubException.of(ExchangeError.HEADER_COLUMNS, faults);
        }
        if (!found.subList(0, expected.size()).equals(expected)) {
            throw new HubException(ExchangeError.HEADER_ORDER, file, String.join(",", expected));
        }
        return new Header(found);
    }

    private static List<FieldFault> faults(String file, List<String> found, List<String> expected) {
        List<FieldFault> faults = new ArrayList<>();
        Set<String> known = new HashSet<>(expected);
        Set<String> seen = new HashSet<>();
        for (String column : found) {
            String pointer = "/" + file + "/1/" + shown(column);
            if (!seen.add(column)) {
                faults.add(FieldFault.at(pointer, Fault.DUPLICATE_IN_FILE, "1"));
            } else if (!known.contains(column) && !column.startsWith(EXTENSION)) {
                faults.add(FieldFault.at(pointer, Fault.UNKNOWN_FIELD));
            }
        }
        for (String column : expected) {
            if (!seen.contains(column)) {
                faults.add(FieldFault.at("/" + file + "/1/" + column, Fault.REQUIRED));
            }
        }
        return faults;
    }

    private static String shown(String column) {
        return column.length() <= 60 ? column : column.substring(0, 60);
    }

    public int size() {
        return columns.size();
    }

    /// The place of a column, or -1.
    public int at(String column) {
        return positions.getOrDefault(column, -1);
    }

    public String name(int at) {
        return columns.get(at);
    }
}
