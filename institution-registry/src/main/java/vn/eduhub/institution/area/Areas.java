package vn.eduhub.institution.area;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.eduhub.contracts.id.RecordId;

/// All areas, in memory: a few thousand that change by law, with a release. Immutable.
public final class Areas {

    private final Map<RecordId, Area> byId = new HashMap<>();
    private final Map<RecordId, Area> successors = new HashMap<>();
    private final Map<RecordId, List<Area>> predecessors = new HashMap<>();
    private final Map<String, List<Area>> byCode;
    private final List<Area> all;

    Areas(List<Area> areas) {
        all = areas.stream()
                .sorted(Comparator.comparing(Area::code).thenComparing(Area::from))
                .toList();
        byCode = all.stream().collect(Collectors.groupingBy(Area::code));
        all.forEach(area -> byId.put(area.recordId(), area));
    }

    /// The areas that come with this release: all since 01/07/2025, and the provinces of the years before.
    public static Areas seeded() {
        List<Area> areas = new ArrayList<>(lines("areas.csv").map(Areas::area).toList());
        List<String> former = lines("provinces-until-2025.csv").toList();
        former.forEach(line -> areas.add(formerProvince(line)));
        Areas all = new Areas(areas);
        former.forEach(all::succession);
        return all;
    }

    private static Stream<String> lines(String name) {
        InputStream file = Objects.requireNonNull(Areas.class.getResourceAsStream("/areas/" + name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in our own jar cannot be read", e);
        }
    }

    private static Area formerProvince(String line) {
        String[] fields = line.split(",", -1);
        return new Area(
                AreaLevel.PROVINCE, fields[0], LocalDate.parse(fields[1]), LocalDate.parse(fields[2]), fields[3], null);
    }

    /// Provinces were joined whole (Resolution 202/2025/QH15): each has one successor, from the day it ended.
    private void succession(String line) {
        Area former = formerProvince(line);
        LocalDate end = Objects.requireNonNull(former.until());
        Area successor = find(line.split(",", -1)[4], end).orElseThrow();
        successors.put(former.recordId(), successor);
        predecessors
                .computeIfAbsent(successor.recordId(), _ -> new ArrayList<>())
                .add(former);
    }

    /// What an area became part of; empty while it is in force, and where it is not known.
    public Optional<Area> successor(Area area) {
        return Optional.ofNullable(successors.get(area.recordId()));
    }

    /// What was joined to make an area, by code; empty where it is not known.
    public List<Area> predecessors(Area area) {
        return List.copyOf(predecessors.getOrDefault(area.recordId(), List.of()));
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
