package vn.eduhub.exchange.oneroster;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.exchange.ExchangeError;
import vn.eduhub.platform.problem.HubException;

/// What manifest.csv says of each file. A file it does not name is absent.
record Manifest(Map<RosterFile, Mode> modes) {

    static final String FILE_NAME = "manifest.csv";
    private static final String VERSION = "oneroster.version";
    private static final String OWN_VERSION = "manifest.version";
    private static final Set<String> OTHERS = Set.of(OWN_VERSION, VERSION, "source.systemName", "source.systemCode");

    enum Mode {
        BULK,
        DELTA,
        ABSENT
    }

    static Manifest read(String text) {
        Map<String, String> properties = new HashMap<>();
        List<FieldFault> faults = new ArrayList<>();
        CsvReader<CsvRecord> lines = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
        for (CsvRecord line : lines) {
            String pointer = "/" + FILE_NAME + "/" + line.getStartingLineNumber();
            if (line.getFieldCount() != 2) {
                faults.add(
                        FieldFault.at(pointer, Fault.WRONG_COLUMN_COUNT, Integer.toString(line.getFieldCount()), "2"));
            } else if (properties.put(line.getField(0).strip(), line.getField(1).strip()) != null) {
                faults.add(FieldFault.at(pointer, Fault.DUPLICATE_IN_FILE, "?"));
            }
        }
        if (!"value".equals(properties.remove("propertyName"))) {
            faults.add(FieldFault.at("/" + FILE_NAME + "/1", Fault.REQUIRED));
        }
        Map<RosterFile, Mode> modes = modes(properties, faults);
        if (!faults.isEmpty()) {
            throw HubException.of(ExchangeError.MANIFEST_INVALID, faults);
        }
        String version = properties.getOrDefault(VERSION, "?");
        if (!version.equals("1.2")) {
            throw new HubException(ExchangeError.ONEROSTER_VERSION, version.length() > 20 ? "?" : version);
        }
        return new Manifest(modes);
    }

    private static Map<RosterFile, Mode> modes(Map<String, String> properties, List<FieldFault> faults) {
        Map<RosterFile, Mode> modes = new EnumMap<>(RosterFile.class);
        Set<String> rest = new HashSet<>(properties.keySet());
        rest.removeAll(OTHERS);
        for (RosterFile file : RosterFile.values()) {
            String property = "file." + file.stem();
            rest.remove(property);
            switch (properties.getOrDefault(property, "absent")) {
                case "bulk" -> modes.put(file, Mode.BULK);
                case "delta" -> modes.put(file, Mode.DELTA);
                case "absent" -> modes.put(file, Mode.ABSENT);
                default ->
                    faults.add(
                            FieldFault.at("/" + FILE_NAME + "/" + property, Fault.UNKNOWN_CODE, "bulk, delta, absent"));
            }
        }
        for (String property : rest) {
            String shown = property.length() <= 60 ? property : property.substring(0, 60);
            faults.add(FieldFault.at("/" + FILE_NAME + "/" + shown, Fault.UNKNOWN_FIELD));
        }
        return modes;
    }

    Mode mode(RosterFile file) {
        return modes.getOrDefault(file, Mode.ABSENT);
    }
}
