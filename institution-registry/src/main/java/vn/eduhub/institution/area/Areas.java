package vn.eduhub.institution.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.eduhub.contracts.id.RecordId;

/// All areas, in memory: a few thousand that change by law, with a release. Immutable.
public final class Areas {

    private final Map<RecordId, Area> byId = new HashMap<>();
    private final Map<String, List<Area>> byCode;
    private final List<Area> all;

    Areas(List<Area> areas) {
        all = areas.stream()
                .sorted(Comparator.comparing(Area::code).thenComparing(Area::from))
                .toList();
        byCode = all.stream().collect(Collectors.groupingBy(Area::code));
        all.forEach(area -> byId.put(area.recordId(), area));
    }

    /// The areas that come with this release.
    public static Areas seeded() {
        InputStream file = Objects.requireNonNull(Areas.class.getResourceAsStream("/areas/areas.csv"), "areas.csv");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return new Areas(reader.lines().skip(1).map(Areas::area).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("areas.csv in our own jar cannot be read", e);
        }
    }

    /// The converter writes neither quotes nor commas inside a field.
    private static Area area(String line) {
        String[] fields = line.split(",", -1);
        return new Area(
                AreaLevel.find(fields[0]).orElseThrow(),
                fields[1],
                LocalDate.parse(fields[2]),
                fields[3].isEmpty() ? null : LocalDate.parse(fields[3]),
                fields[4],
                fields[5].isEmpty() ? null : fields[5]);
    }

    public Optional<Area> find(RecordId id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<Area> find(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(area -> area.isInForce(day))
                .findFirst();
    }

    public Optional<Area> commune(String code, LocalDate day) {
        return find(code, day).filter(area -> area.level() == AreaLevel.COMMUNE);
    }

    /// What is in force on a day, by code.
    public List<Area> inForce(LocalDate day) {
        return all.stream().filter(area -> area.isInForce(day)).toList();
    }
}
