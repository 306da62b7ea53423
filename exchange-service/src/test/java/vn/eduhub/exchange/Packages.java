package vn.eduhub.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// OneRoster packages of an invented school, written file by file.
public final class Packages {

    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("academicSessions", "title,type,startDate,endDate,parentSourcedId,schoolYear"),
            Map.entry("orgs", "name,type,identifier,parentSourcedId"),
            Map.entry("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
            Map.entry(
                    "classes",
                    "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                            + "subjectCodes,periods"),
            Map.entry(
                    "users",
                    "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                            + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                            + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"),
            Map.entry(
                    "demographics",
                    "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
                            + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
                            + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                            + "publicSchoolResidenceStatus"),
            Map.entry("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
            Map.entry("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
            Map.entry(
                    "userProfiles",
                    "userSourcedId,profileType,vendorId,applicationId,description,credentialType,username,password"),
            Map.entry("categories", "title,weight"),
            Map.entry(
                    "lineItems",
                    "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,"
                            + "resultValueMin,resultValueMax,schoolSourcedId"),
            Map.entry(
                    "results",
                    "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,"
                            + "inProgress,incomplete,late,missing"),
            Map.entry("scoreScales", "title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue"),
            Map.entry("lineItemScoreScales", "title,lineItemSourcedId,scoreScaleSourcedId"),
            Map.entry("resultScoreScales", "title,resultSourcedId,scoreScaleSourcedId"),
            Map.entry("lineItemLearningObjectiveIds", "lineItemSourcedId,source,learningObjectiveId"),
            Map.entry("resultLearningObjectiveIds", "resultSourcedId,source,learningObjectiveId,score,textScore"),
            Map.entry("resources", "vendorResourceId,title,roles,importance,vendorId,applicationId"),
            Map.entry("userResources", "userSourcedId,orgSourcedId,classSourcedId,resourceSourcedId"));

    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final String mode;
    private boolean withManifest = true;

    private Packages(String mode) {
        this.mode = mode;
    }

    public static Packages bulk() {
        return new Packages("bulk");
    }

    public static Packages delta() {
        return new Packages("delta");
    }

    /// Trường Tiểu học Hoa Sen under a Sở, one term, class 3A, and the learner Lê Hoài An with all that is needed.
    public static Packages hoaSen() {
        return bulk().line("academicSessions", "nh", "Năm học", "schoolYear", "2026-09-05", "2027-05-31", "", "2027")
                .line("academicSessions", "hk1", "Học kỳ 1", "term", "2026-09-05", "2027-01-15", "nh", "2027")
                .line("orgs", "hoa-sen", "Trường Tiểu học Hoa Sen", "school", "79000123", "so")
                .line("orgs", "so", "Sở", "district", "79", "")
                .line("courses", "k3", "nh", "Chương trình lớp 3", "K03", "3", "so", "", "")
                .line("classes", "3a", "3A", "3", "k3", "", "homeroom", "", "hoa-sen", "hk1", "", "", "")
                .user("an", "Lê", "Hoài", "An", "3", "")
                .line("demographics", "an", "2018-03-14", "female", "", "", "", "", "", "", "", "", "", "", "")
                .line("roles", "r-an", "an", "primary", "student", "2026-09-05", "", "hoa-sen", "")
                .line("enrollments", "e-an", "3a", "hoa-sen", "an", "student", "", "2026-09-05", "");
    }

    public Packages user(String id, String family, String middle, String given, String grade, String agents) {
        return line(
                "users", id, "true", id, "", given, family, middle, "", "", "", "", agents, grade, "", "", "", "", "",
                "", "");
    }

    /// A line of a bulk file: without status and date; of a delta: active.
    public Packages line(String file, String id, String... fields) {
        return withStatus(file, mode.equals("delta") ? "active" : "", id, fields);
    }

    public Packages withStatus(String file, String status, String id, String... fields) {
        StringBuilder row = new StringBuilder(id)
                .append(',')
                .append(status)
                .append(',')
                .append(status.isEmpty() ? "" : "2026-09-06T07:08:09.000Z");
        for (String field : fields) {
            boolean quoted = field.contains(",");
            row.append(',').append(quoted ? '"' + field + '"' : field);
        }
        return raw(file, row + "\r\n");
    }

    /// Text right behind what the file has.
    public Packages raw(String file, String text) {
        files.computeIfAbsent(file, name -> new StringBuilder(header(name))).append(text);
        return this;
    }

    /// A file with this text and nothing else.
    public Packages whole(String file, String text) {
        files.put(file, new StringBuilder(text));
        return this;
    }

    public Packages withoutManifest() {
        withManifest = false;
        return this;
    }

    public static String header(String file) {
        return "sourcedId,status,dateLastModified," + HEADERS.get(file) + "\r\n";
    }

    private String manifest() {
        StringBuilder manifest =
                new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        files.keySet().stream()
                .filter(file -> !file.equals("manifest"))
                .forEach(file -> manifest.append("file.")
                        .append(file)
                        .append(',')
                        .append(mode)
                        .append("\r\n"));
        return manifest.toString();
    }

    public Path zip(Path folder) throws IOException {
        Path zip = Files.createTempFile(folder, "package", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            if (withManifest && !files.containsKey("manifest")) {
                entry(entries, "manifest", manifest());
            }
            for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
                entry(entries, file.getKey(), file.getValue().toString());
            }
        }
        return zip;
    }

    private static void entry(ZipOutputStream entries, String file, String text) throws IOException {
        entries.putNextEntry(new ZipEntry(file + ".csv"));
        entries.write(text.getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
    }
}
