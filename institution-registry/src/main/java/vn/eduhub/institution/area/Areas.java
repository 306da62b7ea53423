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
import vn.eduhub.contracts.code.FormerCommune;
import vn.eduhub.contracts.id.RecordId;

/// All areas, in memory: a few thousand that change by law, with a release. Immutable. The communes before July 2025,
/// three times as many and seldom asked for, are made areas once, when somebody first asks.
public final class Areas {

    private static final Comparator<Area> IN_ORDER =
            Comparator.comparing(Area::code).thenComparing(Area::from);
    private static final List<Ended> FORMER_PROVINCES =
            lines("provinces-until-2025.csv").map(Areas::formerProvince).toList();

    private final Map<RecordId, Area> byId = new HashMap<>();
    private final Map<RecordId, List<Area>> successors = new HashMap<>();
    private final Map<RecordId, List<Area>> predecessors = new HashMap<>();
    private final Map<String, List<Area>> byCode;
    private final List<Area> all;

    private Areas(List<Area> areas) {
        all = areas.stream().sorted(IN_ORDER).toList();
        byCode = all.stream().collect(Collectors.groupingBy(Area::code));
        all.forEach(area -> byId.put(area.recordId(), area));
    }

    /// The areas that come with this release: all since 01/07/2025, the provinces of the years before, and the last
    /// communes.
    public static Areas seeded() {
        List<Area> areas = lines("areas.csv").map(Areas::area).toList();
        Areas all = new Areas(
                Stream.concat(areas.stream(), FORMER_PROVINCES.stream().map(Ended::area))
                        .toList());
        areas.stream().filter(area -> area.until() != null).forEach(area -> all.succeed(new Ended(area, area.code())));
        FORMER_PROVINCES.forEach(all::succeed);
        return all;
    }

    /// @param successor code, from the day it ended
    private record Ended(Area area, String successor) {}

    private static Stream<String> lines(String name) {
        InputStream file = Objects.requireNonNull(Areas.class.getResourceAsStream("/areas/" + name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " in our own jar cannot be read", e);
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
                null,
                fields[5].isEmpty() ? null : fields[5]);
    }

    private static Ended formerProvince(String line) {
        String[] fields = line.split(",", -1);
        LocalDate until = LocalDate.parse(fields[2]);
        Area province =
                new Area(AreaLevel.PROVINCE, fields[0], LocalDate.parse(fields[1]), until, fields[3], null, null);
        return new Ended(province, fields[4]);
    }

    private static Ended formerCommune(FormerCommune commune) {
        Area area = new Area(
                AreaLevel.COMMUNE,
                commune.code(),
                FormerCommune.FROM,
                FormerCommune.UNTIL,
                commune.name(),
                commune.district(),
                commune.province());
        return new Ended(area, commune.successor());
    }

    /// Provinces were joined whole (Resolution 202/2025/QH15): each has one successor, from the day it ended.
    private void succeed(Ended ended) {
        Area former = ended.area();
        Area successor =
                find(ended.successor(), Objects.requireNonNull(former.until())).orElseThrow();
        successors.put(former.recordId(), List.of(successor));
        predecessors
                .computeIfAbsent(successor.recordId(), _ -> new ArrayList<>())
                .add(former);
    }

    /// What an area became, or became part of; empty while it is in force. Of a commune that was divided in July 2025
    /// one part is known.
    public List<Area> successors(Area area) {
        if (isFormerCommune(area)) {
            return Former.commune(area.code()).flatMap(ended -> find(ended.successor(), FormerCommune.UNTIL)).stream()
                    .toList();
        }
        return successors.getOrDefault(area.recordId(), List.of());
    }

    /// What was joined to make an area, or what it was called before, by code; empty where it is not known.
    public List<Area> predecessors(Area area) {
        if (area.level() == AreaLevel.COMMUNE && area.from().equals(FormerCommune.UNTIL)) {
            return Former.BY_SUCCESSOR.getOrDefault(area.code(), List.of());
        }
        return List.copyOf(predecessors.getOrDefault(area.recordId(), List.of()));
    }

    private static boolean isFormerCommune(Area area) {
        return area.level() == AreaLevel.COMMUNE && area.from().equals(FormerCommune.FROM);
    }

    public Optional<Area> find(RecordId id) {
        Area known = byId.get(id);
        return Optional.ofNullable(known == null ? Former.BY_ID.get(id) : known);
    }

    public Optional<Area> find(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(area -> area.isInForce(day))
                .findFirst()
                .or(() -> areThereFormerCommunes(day) ? Former.commune(code).map(Ended::area) : Optional.empty());
    }

    /// An area with what it was called before and since under its code, by laws that came after the reform: units stand
    /// in
    /// one or the other of these and in the same place.
    public List<Area> namesOf(Area area) {
        return byCode.getOrDefault(area.code(), List.of()).stream()
                .filter(other -> other.level() == area.level() && !other.from().isBefore(FormerCommune.UNTIL))
                .toList();
    }

    public Optional<Area> commune(String code, LocalDate day) {
        return find(code, day).filter(area -> area.level() == AreaLevel.COMMUNE);
    }

    /// What is in force on a day, by code.
    public List<Area> inForce(LocalDate day) {
        List<Area> known = areThereFormerCommunes(day) ? Former.AREAS : all;
        return known.stream().filter(area -> area.isInForce(day)).toList();
    }

    private static boolean areThereFormerCommunes(LocalDate day) {
        return !day.isBefore(FormerCommune.FROM) && day.isBefore(FormerCommune.UNTIL);
    }

    /// The communes before the reform, with the provinces they lay in: ten thousand areas and a hash for each, made
    /// when
    /// somebody asks for a day of theirs, for what a commune of today was joined from, or for an id that is none of
    /// today's.
    private static final class Former {

        private static final List<Ended> COMMUNES =
                FormerCommune.all().stream().map(Areas::formerCommune).toList();
        private static final Map<String, Ended> BY_CODE = COMMUNES.stream()
                .collect(Collectors.toUnmodifiableMap(ended -> ended.area().code(), ended -> ended));
        private static final Map<RecordId, Area> BY_ID =
                COMMUNES.stream().map(Ended::area).collect(Collectors.toUnmodifiableMap(Area::recordId, area -> area));
        private static final Map<String, List<Area>> BY_SUCCESSOR = COMMUNES.stream()
                .collect(Collectors.groupingBy(
                        Ended::successor, Collectors.mapping(Ended::area, Collectors.toUnmodifiableList())));

        /// By code.
        private static final List<Area> AREAS = Stream.concat(FORMER_PROVINCES.stream(), COMMUNES.stream())
                .map(Ended::area)
                .sorted(IN_ORDER)
                .toList();

        private static Optional<Ended> commune(String code) {
            return Optional.ofNullable(BY_CODE.get(code));
        }
    }
}
