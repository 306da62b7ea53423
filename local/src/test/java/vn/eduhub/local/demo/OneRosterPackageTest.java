package vn.eduhub.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.eduhub.contracts.code.Grade;
import vn.eduhub.contracts.code.Sex;
import vn.eduhub.contracts.id.PersonalNumber;
import vn.eduhub.contracts.id.SchoolYear;

/// One package of 6,000 learners, read back by a reader that knows nothing of the writer.
class OneRosterPackageTest {

    private static final int SCHOOLS = 15;
    private static final int LEARNERS = 6_000;
    private static final long SEED = 7;

    /// As in the published sample packages.
    private static final Map<String, String> SPECIFIED_HEADERS = Map.of(
            "academicSessions",
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "classes",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
                    + "termSourcedIds,subjects,subjectCodes,periods",
            "courses",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes",
            "demographics",
            "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
                    + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
                    + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                    + "publicSchoolResidenceStatus",
            "enrollments",
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "orgs",
            "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId,metadata.communeCode,metadata.level,"
                    + "metadata.ownership",
            "roles",
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
                    + "userProfileSourcedId",
            "users",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
                    + "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                    + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.motherName,"
                    + "metadata.fatherName,metadata.communeCode,metadata.ethnicity");

    @TempDir
    static Path folder = Path.of("");

    private static RosterReader roster = new RosterReader(folder);
    private static Headcount headcount = new Headcount();

    @BeforeAll
    static void writeOnce() throws IOException {
        Path zip = folder.resolve("province.zip");
        headcount = write(zip, SEED);
        roster = new RosterReader(zip);
    }

    private static Headcount write(Path zip, long seed) throws IOException {
        Province province = new ProvincePlan("01", Commune.committed(), seed).province(SCHOOLS, LEARNERS);
        return new OneRosterPackage(province, new People(province, seed), _ -> {}).write(zip);
    }

    @Test
    void sameSeedGivesSameBytesAndAnotherSeedDoesNot() throws IOException {
        write(folder.resolve("again.zip"), SEED);
        write(folder.resolve("other.zip"), SEED + 1);

        assertThat(hash("again.zip")).isEqualTo(hash("province.zip"));
        assertThat(hash("other.zip")).isNotEqualTo(hash("province.zip"));
    }

    @Test
    void nothingIsLeftBesideThePackage() throws IOException {
        Path apart = Files.createDirectory(folder.resolve("apart"));
        write(apart.resolve("province.zip"), SEED);

        try (Stream<Path> left = Files.list(apart)) {
            assertThat(left).containsExactly(apart.resolve("province.zip"));
        }
    }

    @Test
    void headersAreThoseOfTheSpecification() throws IOException {
        for (Map.Entry<String, String> file : SPECIFIED_HEADERS.entrySet()) {
            assertThat(String.join(",", roster.header(file.getKey()))).isEqualTo(file.getValue());
        }
        try (ZipFile zip = new ZipFile(folder.resolve("province.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(SPECIFIED_HEADERS.keySet().stream(), Stream.of("manifest"))
                                    .map(name -> name + ".csv")
                                    .toList());
        }
    }

    @Test
    void theManifestSaysWhatIsThere() {
        Map<String, String> manifest = new HashMap<>();
        roster.rows("manifest").forEach(row -> manifest.put(row.get("propertyName"), row.get("value")));

        assertThat(manifest)
                .containsEntry("manifest.version", "1.0")
                .containsEntry("oneroster.version", "1.2")
                .containsEntry("file.results", "absent")
                .hasSize(23);
        assertThat(manifest.entrySet().stream()
                        .filter(entry -> entry.getValue().equals("bulk"))
                        .map(entry -> entry.getKey().substring("file.".length())))
                .containsExactlyInAnyOrderElementsOf(SPECIFIED_HEADERS.keySet());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Set<String> orgs = ids("orgs");
        Set<String> sessions = ids("academicSessions");
        Set<String> courses = ids("courses");
        Set<String> users = ids("users");
        Map<String, String> schoolOfClass = column("classes", "schoolSourcedId");

        assertThat(orgs).containsAll(schoolOfClass.values());
        roster.rows("classes").forEach(row -> {
            assertThat(courses).contains(row.get("courseSourcedId"));
            assertThat(sessions).contains(row.getOrDefault("termSourcedIds", "").split(",", -1));
        });
        roster.rows("enrollments").forEach(row -> {
            assertThat(users).contains(row.get("userSourcedId"));
            assertThat(schoolOfClass.get(row.get("classSourcedId"))).isEqualTo(row.get("schoolSourcedId"));
        });
        roster.rows("roles").forEach(row -> {
            assertThat(users).contains(row.get("userSourcedId"));
            assertThat(orgs).contains(row.get("orgSourcedId"));
        });
        assertThat(ids("demographics")).isEqualTo(users);
    }

    @Test
    void everyUserIsALearnerOrHasAPlaceInASchool() {
        Map<String, Long> roles = roster.rows("roles").stream()
                .filter(row -> "primary".equals(row.get("roleType")))
                .collect(Collectors.groupingBy(row -> row.getOrDefault("role", ""), Collectors.counting()));

        assertThat(roles).containsEntry("student", (long) LEARNERS).containsEntry("principal", (long) SCHOOLS);
        assertThat(roles.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(ids("users").size());
        assertThat(ids("users").size() - LEARNERS).isBetween(LEARNERS / 20, LEARNERS / 14);
    }

    @Test
    void everyClassHasLearnersAndOneHomeroomTeacher() {
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, Integer> homerooms = new HashMap<>();
        roster.rows("enrollments").forEach(row -> {
            String classroom = row.getOrDefault("classSourcedId", "");
            if ("student".equals(row.get("role"))) {
                sizes.merge(classroom, 1, Integer::sum);
            } else if ("true".equals(row.get("primary"))) {
                homerooms.merge(classroom, 1, Integer::sum);
            }
        });

        Set<String> classes = ids("classes");
        assertThat(sizes.keySet()).isEqualTo(classes);
        assertThat(homerooms.keySet()).isEqualTo(classes);
        assertThat(homerooms.values()).containsOnly(1);
        assertThat(sizes.values().stream().mapToInt(Integer::intValue).average().orElse(0))
                .isBetween(28.0, 40.0);
    }

    @Test
    void personalNumbersAreUniqueAndDoNotContradict() {
        Map<String, String> birthDates = column("demographics", "birthDate");
        Map<String, String> sexes = column("demographics", "sex");
        List<String> numbers = new ArrayList<>();
        for (Map<String, String> user : roster.rows("users")) {
            String ids = user.getOrDefault("userIds", "");
            if (ids.isEmpty()) {
                continue;
            }
            assertThat(ids).matches("\\{personal-number:00[35]\\d{9}}");
            PersonalNumber number = new PersonalNumber(ids.substring(ids.indexOf(':') + 1, ids.length() - 1));
            String id = user.getOrDefault("sourcedId", "");
            Sex sex = "female".equals(sexes.get(id)) ? Sex.FEMALE : Sex.MALE;
            assertThat(number.contradiction(sex, LocalDate.parse(birthDates.getOrDefault(id, ""))))
                    .isEmpty();
            numbers.add(number.digits());
        }

        assertThat(numbers).doesNotHaveDuplicates();
        int staff = ids("users").size() - LEARNERS;
        assertThat((numbers.size() - staff) / (double) LEARNERS).isBetween(0.67, 0.73);
    }

    @Test
    void birthDatesFitTheGrade() {
        Map<String, String> birthDates = column("demographics", "birthDate");
        for (Map<String, String> user : roster.rows("users")) {
            String grade = user.getOrDefault("grades", "");
            if (grade.isEmpty()) {
                continue;
            }
            int born = LocalDate.parse(birthDates.getOrDefault(user.get("sourcedId"), ""))
                    .getYear();
            switch (grade) {
                case "16" -> assertThat(born).isBetween(2022, 2024);
                case "17" -> assertThat(born).isBetween(2019, 2023);
                default -> assertThat(2026 - 5 - Integer.parseInt(grade) - born).isBetween(0, 2);
            }
        }
    }

    @Test
    void everyLearnerHasAMotherAndFewAFather() {
        List<Map<String, String>> learners = roster.rows("users").stream()
                .filter(row -> !row.getOrDefault("grades", "").isEmpty())
                .toList();

        assertThat(learners)
                .hasSize(LEARNERS)
                .allSatisfy(row -> assertThat(row.get("metadata.motherName")).isNotEmpty());
        long fathers = learners.stream()
                .filter(row -> !row.getOrDefault("metadata.fatherName", "").isEmpty())
                .count();
        assertThat(fathers / (double) LEARNERS).isBetween(0.12, 0.18);
    }

    @Test
    void theTruthEqualsWhatAReaderCounts() {
        Map<String, String> codes = column("orgs", "identifier");
        Map<String, String> sexes = column("demographics", "sex");
        Map<String, String> grades = column("classes", "grades");
        Map<Headcount.Cell, Long> counted = new TreeMap<>();
        for (Map<String, String> enrolment : roster.rows("enrollments")) {
            if ("student".equals(enrolment.get("role"))) {
                Grade grade = new Grade(grades.getOrDefault(enrolment.get("classSourcedId"), ""));
                counted.merge(
                        new Headcount.Cell(
                                codes.getOrDefault(enrolment.get("schoolSourcedId"), ""),
                                Headcount.Kind.LEARNER,
                                grade.level().code(),
                                grade.code(),
                                sex(sexes, enrolment),
                                new SchoolYear(2026)),
                        1L,
                        Long::sum);
            }
        }
        Map<Headcount.Cell, Long> main = new TreeMap<>(counted);
        for (Map<String, String> role : roster.rows("roles")) {
            if (!"student".equals(role.get("role"))) {
                Headcount.Cell cell = new Headcount.Cell(
                        codes.getOrDefault(role.get("orgSourcedId"), ""),
                        Headcount.Kind.STAFF,
                        "",
                        "",
                        sex(sexes, role),
                        new SchoolYear(2026));
                counted.merge(cell, 1L, Long::sum);
                if ("primary".equals(role.get("roleType"))) {
                    main.merge(cell, 1L, Long::sum);
                }
            }
        }

        assertThat(headcount.atSchool()).isEqualTo(counted);
        assertThat(headcount.atMainSchool()).isEqualTo(main).isNotEqualTo(counted);
        assertThat(headcount.total(Headcount.Kind.LEARNER)).isEqualTo(LEARNERS);
    }

    @Test
    void schoolsHaveCodesOfTheirOwnAndEveryLevelIsTaught() {
        List<Map<String, String>> schools = roster.rows("orgs").stream()
                .filter(row -> "school".equals(row.get("type")))
                .toList();

        assertThat(schools).hasSize(SCHOOLS);
        assertThat(schools).extracting(row -> row.get("identifier")).doesNotHaveDuplicates();
        assertThat(schools).extracting(row -> row.get("name")).doesNotHaveDuplicates();
        assertThat(schools).extracting(row -> row.get("metadata.level")).contains("01", "02", "03", "04");
        Set<String> communes = Commune.committed().stream().map(Commune::code).collect(Collectors.toSet());
        assertThat(communes)
                .containsAll(schools.stream()
                        .map(row -> row.getOrDefault("metadata.communeCode", ""))
                        .toList());
    }

    private static Sex sex(Map<String, String> sexes, Map<String, String> row) {
        return "female".equals(sexes.get(row.get("userSourcedId"))) ? Sex.FEMALE : Sex.MALE;
    }

    private static Set<String> ids(String file) {
        List<Map<String, String>> rows = roster.rows(file);
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getOrDefault("sourcedId", "")));
        assertThat(ids).as("every sourcedId of %s once", file).hasSize(rows.size());
        return ids;
    }

    private static Map<String, String> column(String file, String column) {
        Map<String, String> values = new HashMap<>();
        roster.rows(file).forEach(row -> values.put(row.getOrDefault("sourcedId", ""), row.getOrDefault(column, "")));
        return values;
    }

    private static String hash(String file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(folder.resolve(file))));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
