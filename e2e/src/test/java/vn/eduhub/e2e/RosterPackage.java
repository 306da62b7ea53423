package vn.eduhub.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small OneRoster 1.2 package made in a test.
final class RosterPackage {

    private static final String[] KINDS = {
        "academicSessions",
        "categories",
        "classes",
        "classResources",
        "courseResources",
        "courses",
        "demographics",
        "enrollments",
        "lineItemLearningObjectiveIds",
        "lineItems",
        "lineItemScoreScales",
        "orgs",
        "resources",
        "resultLearningObjectiveIds",
        "results",
        "resultScoreScales",
        "roles",
        "scoreScales",
        "userProfiles",
        "userResources",
        "users"
    };

    private static final String USERS = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,"
            + "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,"
            + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns";

    static final String SESSIONS =
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear";
    static final String ORGS = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId";
    static final String COURSES =
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes";
    static final String CLASSES =
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods";
    static final String ROLES =
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId";
    static final String ENROLMENTS =
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
    static final String DEMOGRAPHICS = "sourcedId,status,dateLastModified,birthDate,sex,"
            + "americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,"
            + "demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,"
            + "cityOfBirth,publicSchoolResidenceStatus";

    private final Map<String, String> files = new LinkedHashMap<>();
    private final String mode;

    private RosterPackage(String mode) {
        this.mode = mode;
    }

    static RosterPackage bulk() {
        return new RosterPackage("bulk");
    }

    static RosterPackage delta() {
        return new RosterPackage("delta");
    }

    /// @param header the columns; `users` takes `metadata.…` columns after [#USERS]
    RosterPackage file(String kind, String header, String... lines) {
        files.put(kind, header + "\r\n" + String.join("\r\n", lines) + (lines.length == 0 ? "" : "\r\n"));
        return this;
    }

    RosterPackage users(String metadata, String... lines) {
        return file("users", USERS + metadata, lines);
    }

    /// One school below the submitter, a school year with a term, a course and a class in it.
    RosterPackage schoolWithClass(String school, String schoolClass) {
        String stamp = mode.equals("delta") ? "active,2026-09-01T00:00:00.000Z" : ",";
        file(
                "academicSessions",
                SESSIONS,
                school + "-year," + stamp + ",2026-2027,schoolYear,2026-09-05,2027-05-31,,2027",
                school + "-term," + stamp + ",Học kỳ 1,term,2026-09-05,2027-01-15," + school + "-year,2027");
        file(
                "orgs",
                ORGS,
                school + "-root," + stamp + ",Phòng thử,district,,",
                school + "," + stamp + ",Trường thử " + school + ",school,," + school + "-root");
        file("courses", COURSES, school + "-course," + stamp + "," + school + "-year,Toán,T,09," + school + ",,");
        return file(
                "classes",
                CLASSES,
                schoolClass + "," + stamp + ",9A,09," + school + "-course,9A,scheduled,," + school + "," + school
                        + "-term,,,");
    }

    /// So many invented learners of one new class, all different; four lines each.
    RosterPackage learners(String prefix, int count) {
        schoolWithClass(prefix + "-school", prefix + "-class");
        String[] users = new String[count];
        String[] roles = new String[count];
        String[] demographics = new String[count];
        String[] enrolments = new String[count];
        for (int i = 0; i < count; i++) {
            String id = prefix + "-" + i;
            users[i] = id + ",,,true," + id + ",,An,Thử," + Words.name(prefix) + " " + Words.ofNumber(i)
                    + ",,,,,,09,,,,,," + prefix + "-school,,Mẹ " + Words.ofNumber(i);
            roles[i] = id + "-role,,," + id + ",primary,student,2026-09-05,," + prefix + "-school,";
            demographics[i] = id + ",,,2012-04-05,female,,,,,,,,,,,";
            enrolments[i] =
                    id + "-enrolment,,," + prefix + "-class," + prefix + "-school," + id + ",student,true,2026-09-05,";
        }
        return users(",metadata.motherName", users)
                .file("roles", ROLES, roles)
                .file("demographics", DEMOGRAPHICS, demographics)
                .file("enrollments", ENROLMENTS, enrolments);
    }

    /// A zip of one file, without a manifest.
    static byte[] zipOf(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, name, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A zip of nothing: its end alone, 22 bytes.
    static byte[] emptyZip() {
        byte[] end = new byte[22];
        System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, end, 0, 4);
        return end;
    }

    byte[] zip() {
        return zip(StandardCharsets.UTF_8, true);
    }

    byte[] zip(Charset encoding, boolean manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            if (manifest) {
                put(zip, "manifest.csv", manifest().getBytes(StandardCharsets.UTF_8));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(zip, file.getKey() + ".csv", file.getValue().getBytes(encoding));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String manifest() {
        StringBuilder text =
                new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        for (String kind : KINDS) {
            text.append("file.")
                    .append(kind)
                    .append(',')
                    .append(files.containsKey(kind) ? mode : "absent")
                    .append("\r\n");
        }
        return text.toString();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
