package vn.eduhub.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.eduhub.contracts.code.Sex;

/// Writes a province and its people as a OneRoster 1.2 CSV package (bulk). A person has rows in four files
/// and is drawn once, so the files are written side by side and zipped afterwards; nothing of a person stays
/// in memory.
///
/// The same province and the same people give the same bytes: entries carry a fixed time.
final class OneRosterPackage {

    /// First and last day of the school year, and of its first term.
    private static final String FIRST_DAY = Stage.AUTUMN + "-09-05";

    private static final String LAST_DAY = Stage.AUTUMN + 1 + "-05-31";

    /// Work at a second school starts later, so that there is no doubt which one is the main school: the earliest
    /// begun.
    private static final String SECOND_SCHOOL_FROM = Stage.AUTUMN + "-10-01";

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(Stage.AUTUMN, 9, 5, 7, 0);

    private static final String YEAR_ID = "nam-hoc-" + Stage.AUTUMN;
    private static final String TERM_1 = YEAR_ID + "-hk1";
    private static final String TERM_2 = YEAR_ID + "-hk2";

    private final Province province;
    private final People people;
    private final IntConsumer progress;
    private final Headcount headcount = new Headcount();
    private final Map<RosterFile, CsvFile> files = new EnumMap<>(RosterFile.class);
    private int learners;
    private int roles;
    private int enrollments;

    /// @param progress told the number of learners written, after each school
    OneRosterPackage(Province province, People people, IntConsumer progress) {
        this.province = province;
        this.people = people;
        this.progress = progress;
    }

    /// Writes the package once; the answer is what is in it.
    Headcount write(Path zip) throws IOException {
        Path folder = Files.createTempDirectory(zip.toAbsolutePath().getParent(), ".package-");
        try {
            try {
                open(folder);
                writeRows();
            } finally {
                close();
            }
            zip(folder, zip);
        } finally {
            delete(folder);
        }
        return headcount;
    }

    private void open(Path folder) throws IOException {
        for (RosterFile file : RosterFile.values()) {
            if (file.isWritten()) {
                files.put(file, new CsvFile(folder.resolve(file.fileName()), file.header()));
            }
        }
    }

    private void close() throws IOException {
        for (CsvFile file : files.values()) {
            file.close();
        }
    }

    private CsvFile row(RosterFile file, String sourcedId) {
        CsvFile csv = files.get(file);
        if (csv == null) {
            throw new IllegalStateException(file + " is not open");
        }
        return csv.set("sourcedId", sourcedId);
    }

    private void writeRows() throws IOException {
        writeSessions();
        row(RosterFile.ORGS, department())
                .set("name", "Sở Giáo dục và Đào tạo")
                .set("type", "district")
                .set("identifier", province.code())
                .end();
        writeCourses();
        for (School school : province.schools()) {
            writeSchool(school);
        }
        for (School school : province.schools()) {
            for (int i = 0; i < school.staffing().all(); i++) {
                writeStaff(school, people.nextStaff(school, i));
            }
            for (Classroom classroom : school.classrooms()) {
                for (int i = 0; i < classroom.size(); i++) {
                    writeLearner(school, classroom, people.nextLearner(school, classroom));
                }
            }
            progress.accept(learners);
        }
    }

    private void writeSessions() throws IOException {
        session(YEAR_ID, "Năm học " + Stage.AUTUMN + "-" + (Stage.AUTUMN + 1), FIRST_DAY, LAST_DAY)
                .set("type", "schoolYear")
                .end();
        session(TERM_1, "Học kỳ 1", FIRST_DAY, Stage.AUTUMN + 1 + "-01-15")
                .set("type", "term")
                .set("parentSourcedId", YEAR_ID)
                .end();
        session(TERM_2, "Học kỳ 2", Stage.AUTUMN + 1 + "-01-18", LAST_DAY)
                .set("type", "term")
                .set("parentSourcedId", YEAR_ID)
                .end();
    }

    /// OneRoster names a school year by the calendar year it ends in.
    private CsvFile session(String sourcedId, String title, String from, String to) {
        return row(RosterFile.ACADEMIC_SESSIONS, sourcedId)
                .set("title", title)
                .set("startDate", from)
                .set("endDate", to)
                .set("schoolYear", Integer.toString(Stage.AUTUMN + 1));
    }

    /// OneRoster has no class without a course: one for each grade.
    private void writeCourses() throws IOException {
        Map<String, String> titles = new TreeMap<>(Map.of("16", "Nhà trẻ", "17", "Mẫu giáo"));
        for (int grade = 1; grade <= 12; grade++) {
            titles.put(Digits.of(grade, 2), "Chương trình lớp " + grade);
        }
        for (Map.Entry<String, String> course : titles.entrySet()) {
            row(RosterFile.COURSES, course(course.getKey()))
                    .set("schoolYearSourcedId", YEAR_ID)
                    .set("title", course.getValue())
                    .set("courseCode", "K" + course.getKey())
                    .set("grades", course.getKey())
                    .set("orgSourcedId", department())
                    .end();
        }
    }

    private static String course(String grade) {
        return "khoi-" + grade;
    }

    private String department() {
        return "so-" + province.code();
    }

    private void writeSchool(School school) throws IOException {
        row(RosterFile.ORGS, school.sourcedId())
                .set("name", school.name())
                .set("type", "school")
                .set("identifier", school.code())
                .set("parentSourcedId", department())
                .set("metadata.communeCode", school.commune().code())
                .set("metadata.level", school.levelCodes())
                .set("metadata.ownership", school.ownership().code())
                .end();
        for (Classroom classroom : school.classrooms()) {
            String grade = classroom.cohort().grade().code();
            row(RosterFile.CLASSES, classroom.sourcedId())
                    .set("title", classroom.title())
                    .set("grades", grade)
                    .set("courseSourcedId", course(grade))
                    .set("classType", "homeroom")
                    .set("schoolSourcedId", school.sourcedId())
                    .set("termSourcedIds", TERM_1 + "," + TERM_2)
                    .end();
        }
    }

    private void writeLearner(School school, Classroom classroom, Learner learner) throws IOException {
        user(learner.sourcedId(), learner.name(), learner.personalNumber())
                .set("grades", classroom.cohort().grade().code())
                .set("primaryOrgSourcedId", school.sourcedId())
                .set("metadata.motherName", learner.mother())
                .set("metadata.fatherName", learner.father())
                .set("metadata.communeCode", learner.home().code())
                .set("metadata.ethnicity", learner.ethnicity())
                .end();
        writeDemographics(learner.sourcedId(), learner.birthDate().toString(), learner.sex());
        role(learner.sourcedId(), school, "student", FIRST_DAY)
                .set("roleType", "primary")
                .end();
        enrollment(learner.sourcedId(), school, classroom, FIRST_DAY)
                .set("role", "student")
                .end();
        learners++;
        headcount.add(school, classroom, learner);
    }

    private void writeStaff(School school, StaffMember member) throws IOException {
        user(member.sourcedId(), member.name(), member.personalNumber())
                .set("primaryOrgSourcedId", school.sourcedId())
                .set("metadata.ethnicity", member.ethnicity())
                .end();
        writeDemographics(member.sourcedId(), member.birthDate().toString(), member.sex());
        role(member.sourcedId(), school, member.role().code(), FIRST_DAY)
                .set("roleType", "primary")
                .end();
        for (StaffMember.Lesson lesson : member.lessons()) {
            boolean second = !lesson.school().code().equals(school.code());
            String from = second ? SECOND_SCHOOL_FROM : FIRST_DAY;
            if (second) {
                role(member.sourcedId(), lesson.school(), member.role().code(), from)
                        .set("roleType", "secondary")
                        .end();
            }
            enrollment(member.sourcedId(), lesson.school(), lesson.classroom(), from)
                    .set("role", "teacher")
                    .set("primary", Boolean.toString(lesson.homeroom()))
                    .end();
        }
        headcount.add(school, member);
    }

    private CsvFile user(String sourcedId, FullName name, String personalNumber) {
        return row(RosterFile.USERS, sourcedId)
                .set("enabledUser", "true")
                .set("username", sourcedId)
                .set("userIds", personalNumber.isEmpty() ? "" : "{personal-number:" + personalNumber + "}")
                .set("givenName", name.given())
                .set("familyName", name.family())
                .set("middleName", name.middle());
    }

    private void writeDemographics(String userSourcedId, String birthDate, Sex sex) throws IOException {
        row(RosterFile.DEMOGRAPHICS, userSourcedId)
                .set("birthDate", birthDate)
                .set("sex", sex == Sex.FEMALE ? "female" : "male")
                .end();
    }

    private CsvFile role(String userSourcedId, School school, String role, String from) {
        roles++;
        return row(RosterFile.ROLES, "vt-" + Digits.of(roles, 8))
                .set("userSourcedId", userSourcedId)
                .set("role", role)
                .set("beginDate", from)
                .set("orgSourcedId", school.sourcedId());
    }

    private CsvFile enrollment(String userSourcedId, School school, Classroom classroom, String from) {
        enrollments++;
        return row(RosterFile.ENROLLMENTS, "gd-" + Digits.of(enrollments, 8))
                .set("classSourcedId", classroom.sourcedId())
                .set("schoolSourcedId", school.sourcedId())
                .set("userSourcedId", userSourcedId)
                .set("beginDate", from);
    }

    private static void zip(Path folder, Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entries.putNextEntry(entry("manifest.csv"));
            entries.write(manifest().getBytes(StandardCharsets.UTF_8));
            entries.closeEntry();
            for (RosterFile file : RosterFile.values()) {
                if (file.isWritten()) {
                    entries.putNextEntry(entry(file.fileName()));
                    Files.copy(folder.resolve(file.fileName()), entries);
                    entries.closeEntry();
                }
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }

    private static String manifest() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("propertyName", "value");
        properties.put("manifest.version", "1.0");
        properties.put("oneroster.version", "1.2");
        for (RosterFile file : RosterFile.values()) {
            properties.put(file.manifestProperty(), file.isWritten() ? "bulk" : "absent");
        }
        StringBuilder lines = new StringBuilder();
        properties.forEach(
                (name, value) -> lines.append(name).append(',').append(value).append("\r\n"));
        return lines.toString();
    }

    private static void delete(Path folder) throws IOException {
        for (RosterFile file : RosterFile.values()) {
            Files.deleteIfExists(folder.resolve(file.fileName()));
        }
        Files.delete(folder);
    }
}
