package vn.eduhub.exchange.oneroster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files of a OneRoster 1.2 CSV package with their columns in the order of the specification (1EdTech
/// OneRoster 1.2 CSV binding, section 4). Written `name*:kind>file`: `*` required; kind `d` date, `n` number,
/// `b` true or false; `>` what it points to. The three first columns, the same in all, are not repeated.
///
/// The order is the order in which files are read.
enum RosterFile {
    ACADEMIC_SESSIONS(
            1,
            "academicSessions",
            "academicSession",
            "title*,type*,startDate*:d,endDate*:d,parentSourcedId>academicSessions,schoolYear*:n"),
    ORGS(2, "orgs", "org", "name*,type*,identifier,parentSourcedId>orgs"),
    COURSES(
            3,
            "courses",
            "course",
            "schoolYearSourcedId>academicSessions,title*,courseCode,grades,orgSourcedId*>orgs,subjects,subjectCodes"),
    CLASSES(
            4,
            "classes",
            "class",
            "title*,grades,courseSourcedId*>courses,classCode,classType*,location,schoolSourcedId*>orgs,"
                    + "termSourcedIds*>academicSessions,subjects,subjectCodes,periods"),
    USERS(
            5,
            "users",
            "user",
            "enabledUser*:b,username*,userIds,givenName*,familyName*,middleName,identifier,email,sms,phone,"
                    + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                    + "preferredFamilyName,primaryOrgSourcedId>orgs,pronouns"),
    DEMOGRAPHICS(
            6,
            "demographics",
            "demographics",
            "birthDate:d,sex,americanIndianOrAlaskaNative:b,asian:b,blackOrAfricanAmerican:b,"
                    + "nativeHawaiianOrOtherPacificIslander:b,white:b,demographicRaceTwoOrMoreRaces:b,"
                    + "hispanicOrLatinoEthnicity:b,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                    + "publicSchoolResidenceStatus"),
    ROLES(
            7,
            "roles",
            "role",
            "userSourcedId*>users,roleType*,role*,beginDate:d,endDate:d,orgSourcedId*>orgs,userProfileSourcedId"),
    USER_PROFILES(
            8,
            "userProfiles",
            "userProfile",
            "userSourcedId*>users,profileType*,vendorId*,applicationId,description,credentialType*,username*,password"),
    ENROLLMENTS(
            9,
            "enrollments",
            "enrolment",
            "classSourcedId*>classes,schoolSourcedId*>orgs,userSourcedId*>users,role*,primary:b,beginDate:d,endDate:d"),
    CATEGORIES(10, "categories", "category", "title*,weight:n"),
    SCORE_SCALES(
            11,
            "scoreScales",
            "scoreScale",
            "title*,type*,orgSourcedId*>orgs,courseSourcedId>courses,classSourcedId*>classes,scoreScaleValue*"),
    RESOURCES(12, "resources", "resource", "vendorResourceId*,title,roles,importance,vendorId,applicationId"),
    LINE_ITEMS(
            13,
            "lineItems",
            "lineItem",
            "title*,description,assignDate*:d,dueDate*:d,classSourcedId*>classes,categorySourcedId*>categories,"
                    + "academicSessionSourcedId>academicSessions,resultValueMin:n,resultValueMax:n,"
                    + "schoolSourcedId*>orgs"),
    RESULTS(
            14,
            "results",
            "result",
            "lineItemSourcedId*>lineItems,studentSourcedId*>users,scoreStatus*,score:n,scoreDate*:d,comment,textScore,"
                    + "classSourcedId>classes,inProgress:b,incomplete:b,late:b,missing:b"),
    LINE_ITEM_SCORE_SCALES(
            15,
            "lineItemScoreScales",
            "lineItemScoreScale",
            "title,lineItemSourcedId*>lineItems,scoreScaleSourcedId*>scoreScales"),
    RESULT_SCORE_SCALES(
            16,
            "resultScoreScales",
            "resultScoreScale",
            "title,resultSourcedId*>results,scoreScaleSourcedId*>scoreScales"),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS(
            17,
            "lineItemLearningObjectiveIds",
            "lineItemLearningObjectiveId",
            "lineItemSourcedId*>lineItems,source*,learningObjectiveId*"),
    RESULT_LEARNING_OBJECTIVE_IDS(
            18,
            "resultLearningObjectiveIds",
            "resultLearningObjectiveId",
            "resultSourcedId*>results,source*,learningObjectiveId*,score:n,textScore"),
    CLASS_RESOURCES(
            19, "classResources", "classResource", "title,classSourcedId*>classes,resourceSourcedId*>resources"),
    COURSE_RESOURCES(
            20, "courseResources", "courseResource", "title,courseSourcedId*>courses,resourceSourcedId*>resources"),
    USER_RESOURCES(
            21,
            "userResources",
            "userResource",
            "userSourcedId*>users,orgSourcedId>orgs,classSourcedId>classes,resourceSourcedId*>resources");

    static final String SOURCED_ID = "sourcedId";
    static final String STATUS = "status";
    static final String MODIFIED = "dateLastModified";

    private static final Map<String, RosterFile> BY_FILE_NAME = new HashMap<>();

    /// Apart from the constants: a column may point to a file that comes after its own.
    private static final Map<RosterFile, List<Column>> COLUMNS = new EnumMap<>(RosterFile.class);

    static {
        for (RosterFile file : values()) {
            BY_FILE_NAME.put(file.fileName, file);
        }
        for (RosterFile file : values()) {
            COLUMNS.put(
                    file,
                    Stream.of(file.layout.split(",", -1)).map(Column::read).toList());
        }
    }

    private final int number;
    private final String stem;
    private final String fileName;
    private final String type;
    private final String layout;

    RosterFile(int number, String stem, String type, String layout) {
        this.number = number;
        this.stem = stem;
        this.fileName = stem + ".csv";
        this.type = type;
        this.layout = layout;
    }

    /// @param target the file it points to
    record Column(
            String name,
            boolean required,
            char kind,
            @Nullable RosterFile target) {

        static final char TEXT = 't';

        private static Column read(String text) {
            String rest = text;
            RosterFile target = null;
            int pointer = rest.indexOf('>');
            if (pointer >= 0) {
                target = find(rest.substring(pointer + 1) + ".csv").orElseThrow();
                rest = rest.substring(0, pointer);
            }
            char kind = TEXT;
            int colon = rest.indexOf(':');
            if (colon >= 0) {
                kind = rest.charAt(colon + 1);
                rest = rest.substring(0, colon);
            }
            boolean required = rest.endsWith("*");
            return new Column(required ? rest.substring(0, rest.length() - 1) : rest, required, kind, target);
        }
    }

    static Optional<RosterFile> find(String fileName) {
        return Optional.ofNullable(BY_FILE_NAME.get(fileName));
    }

    /// Part of row numbers: never changed.
    int number() {
        return number;
    }

    String stem() {
        return stem;
    }

    /// The stem as words of the hub are written: `user-resources`.
    String word() {
        return stem.replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    }

    /// What one line of it is called in keys and messages.
    String type() {
        return type;
    }

    String fileName() {
        return fileName;
    }

    List<Column> columns() {
        return Objects.requireNonNull(COLUMNS.get(this));
    }

    /// The header as the specification has it.
    List<String> header() {
        List<String> names = new ArrayList<>(List.of(SOURCED_ID, STATUS, MODIFIED));
        columns().forEach(column -> names.add(column.name()));
        return names;
    }
}
