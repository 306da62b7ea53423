package vn.eduhub.local.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;

/// Draws schools and classes: first how many schools of which kind, then how many learners each stage of each
/// school has, then the classes. Numbers are split, never drawn one by one, so that they add up to what was
/// asked for.
final class ProvincePlan {

    /// Every so manyeth primary school also teaches grades 6 to 9, every so manyeth upper secondary school too.
    private static final int PRIMARY_WITH_LOWER = 10;

    private static final int UPPER_WITH_LOWER = 5;

    /// One in nine preschools is private, of other schools one in forty.
    private static final int PRIVATE_PRESCHOOLS = 9;

    private static final int PRIVATE_SCHOOLS = 40;

    private static final Map<Stage, List<String>> SCHOOL_NAMES = Map.of(
            Stage.PRESCHOOL,
            List.of(
                    "Hoa Sen",
                    "Hoa Hồng",
                    "Họa Mi",
                    "Sơn Ca",
                    "Ban Mai",
                    "Tuổi Thơ",
                    "Ánh Dương",
                    "Hướng Dương",
                    "Bình Minh"),
            Stage.PRIMARY,
            List.of(
                    "Kim Đồng",
                    "Võ Thị Sáu",
                    "Lê Văn Tám",
                    "Nguyễn Bá Ngọc",
                    "Trần Quốc Toản",
                    "Lý Tự Trọng",
                    "Thành Công"),
            Stage.LOWER_SECONDARY,
            List.of("Nguyễn Trãi", "Trưng Vương", "Lê Lợi", "Ngô Sĩ Liên", "Nguyễn Du", "Đoàn Thị Điểm", "Thăng Long"),
            Stage.UPPER_SECONDARY,
            List.of(
                    "Chu Văn An",
                    "Phan Đình Phùng",
                    "Việt Đức",
                    "Trần Phú",
                    "Kim Liên",
                    "Quang Trung",
                    "Lý Thường Kiệt"));

    private final String provinceCode;
    private final List<Commune> communes;
    private final SplittableRandom random;

    ProvincePlan(String provinceCode, List<Commune> communes, long seed) {
        if (communes.isEmpty()) {
            throw new IllegalArgumentException("a province without communes has no place for a school");
        }
        this.provinceCode = provinceCode;
        this.communes = List.copyOf(communes);
        this.random = new SplittableRandom(seed);
    }

    /// What one school teaches and how big each part is beside the same part of other schools.
    private record Sketch(Stage main, Map<Stage, Double> weights, Map<Stage, Integer> learners) {}

    Province province(int schoolCount, int learnerCount) {
        List<Sketch> sketches = sketches(schoolCount);
        spread(learnerCount, sketches);
        List<School> schools = new ArrayList<>(schoolCount);
        Map<String, Integer> inCommune = new HashMap<>();
        Map<Stage, Integer> ofStage = new EnumMap<>(Stage.class);
        for (Sketch sketch : sketches) {
            Commune commune = communes.get(random.nextInt(communes.size()));
            int serial = inCommune.merge(commune.code(), 1, Integer::sum);
            int serialInStage = ofStage.merge(sketch.main(), 1, Integer::sum);
            schools.add(school(sketch, commune, schools.size() + 1, serial, serialInStage));
        }
        return new Province(provinceCode, communes, schools);
    }

    private List<Sketch> sketches(int schoolCount) {
        Map<Stage, Integer> counts = schoolCounts(schoolCount);
        List<Sketch> sketches = new ArrayList<>(schoolCount);
        for (Stage stage : Stage.values()) {
            for (int i = 1; i <= counts.getOrDefault(stage, 0); i++) {
                Map<Stage, Double> weights = new EnumMap<>(Stage.class);
                weights.put(stage, 0.6 + 0.8 * random.nextDouble());
                boolean alsoLower = (stage == Stage.PRIMARY && i % PRIMARY_WITH_LOWER == 0)
                        || (stage == Stage.UPPER_SECONDARY && i % UPPER_WITH_LOWER == 0);
                if (alsoLower) {
                    weights.put(Stage.LOWER_SECONDARY, 0.3 + 0.2 * random.nextDouble());
                }
                sketches.add(new Sketch(stage, weights, new EnumMap<>(Stage.class)));
            }
        }
        return sketches;
    }

    /// At least one school of each stage, as far as there are schools; with fewer than four, primary comes first.
    private static Map<Stage, Integer> schoolCounts(int schoolCount) {
        List<Stage> first = List.of(Stage.PRIMARY, Stage.LOWER_SECONDARY, Stage.PRESCHOOL, Stage.UPPER_SECONDARY);
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        first.stream().limit(schoolCount).forEach(stage -> counts.put(stage, 1));
        int[] rest = Shares.split(
                Math.max(0, schoolCount - first.size()),
                first.stream().mapToDouble(Stage::schoolWeight).toArray());
        for (int i = 0; i < rest.length; i++) {
            counts.merge(first.get(i), rest[i], Integer::sum);
        }
        return counts;
    }

    private static void spread(int learnerCount, List<Sketch> sketches) {
        Set<Stage> taught = EnumSet.noneOf(Stage.class);
        sketches.forEach(sketch -> taught.addAll(sketch.weights().keySet()));
        List<Stage> stages = List.copyOf(taught);
        int[] perStage = Shares.split(
                learnerCount, stages.stream().mapToDouble(Stage::learnerWeight).toArray());
        for (int s = 0; s < perStage.length; s++) {
            Stage stage = stages.get(s);
            List<Sketch> teaching = sketches.stream()
                    .filter(sketch -> sketch.weights().containsKey(stage))
                    .toList();
            int[] perSchool = Shares.split(
                    perStage[s],
                    teaching.stream()
                            .mapToDouble(sketch -> sketch.weights().getOrDefault(stage, 0.0))
                            .toArray());
            for (int i = 0; i < perSchool.length; i++) {
                teaching.get(i).learners().put(stage, perSchool[i]);
            }
        }
    }

    private School school(Sketch sketch, Commune commune, int number, int serialInCommune, int serialInStage) {
        List<Classroom> classrooms = classrooms(sketch, number);
        List<Level> levels =
                sketch.weights().keySet().stream().map(Stage::level).toList();
        int privateEvery = sketch.main() == Stage.PRESCHOOL ? PRIVATE_PRESCHOOLS : PRIVATE_SCHOOLS;
        return new School(
                "truong-" + Digits.of(number, 5),
                // The rule since 2025: code of the Sở, code of the commune, serial number.
                provinceCode + commune.code() + Digits.of(serialInCommune, 3),
                name(sketch.main(), levels, serialInStage),
                commune,
                levels,
                serialInStage % privateEvery == 0 ? Ownership.PRIVATE : Ownership.PUBLIC,
                classrooms,
                Staffing.of(classrooms.stream().mapToInt(Classroom::size).sum(), classrooms.size()));
    }

    private static String name(Stage main, List<Level> levels, int serialInStage) {
        String words = main.word();
        if (levels.size() > 1) {
            words = main == Stage.PRIMARY ? main.word() + " và THCS" : "THCS và " + main.word();
        }
        List<String> names = SCHOOL_NAMES.getOrDefault(main, List.of());
        int round = (serialInStage - 1) / names.size();
        String name = "Trường " + words + " " + names.get((serialInStage - 1) % names.size());
        return round == 0 ? name : name + " " + (round + 1);
    }

    private List<Classroom> classrooms(Sketch sketch, int schoolNumber) {
        List<Classroom> classrooms = new ArrayList<>();
        sketch.learners().forEach((stage, learners) -> {
            List<Cohort> cohorts = stage.cohorts();
            int[] perCohort = Shares.split(
                    learners, cohorts.stream().mapToDouble(Cohort::weight).toArray());
            for (int c = 0; c < perCohort.length; c++) {
                int classes = Math.max(1, Math.round((float) perCohort[c] / stage.classSize()));
                double[] weights = random.doubles(classes)
                        .map(drawn -> 0.92 + 0.16 * drawn)
                        .toArray();
                for (int size : Shares.split(perCohort[c], weights)) {
                    if (size > 0) {
                        classrooms.add(
                                classroom(schoolNumber, classrooms.size() + 1, cohorts.get(c), size, classrooms));
                    }
                }
            }
        });
        return classrooms;
    }

    private static Classroom classroom(int school, int number, Cohort cohort, int size, List<Classroom> before) {
        long sameCohort = before.stream()
                .filter(classroom -> classroom.cohort().equals(cohort))
                .count();
        return new Classroom(
                "lop-" + Digits.of(school, 5) + "-" + Digits.of(number, 3),
                cohort.title() + "A" + (sameCohort + 1),
                cohort,
                size);
    }
}
