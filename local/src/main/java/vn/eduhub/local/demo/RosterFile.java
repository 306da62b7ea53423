package vn.eduhub.local.demo;

import java.util.ArrayList;
import java.util.List;

/// The files of a OneRoster 1.2 CSV package in the order of its manifest, with the columns of those we write;
/// `metadata.*` columns are the specification's way to carry what it has no field for.
enum RosterFile {
    ACADEMIC_SESSIONS("academicSessions", "title,type,startDate,endDate,parentSourcedId,schoolYear"),
    CATEGORIES("categories", ""),
    CLASSES(
            "classes",
            "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                    + "subjectCodes,periods"),
    CLASS_RESOURCES("classResources", ""),
    COURSE_RESOURCES("courseResources", ""),
    COURSES("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
    DEMOGRAPHICS(
            "demographics",
            "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
                    + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
                    + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                    + "publicSchoolResidenceStatus"),
    ENROLLMENTS("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
    LINE_ITEM_LEARNING_OBJECTIVE_IDS("lineItemLearningObjectiveIds", ""),
    LINE_ITEMS("lineItems", ""),
    LINE_ITEM_SCORE_SCALES("lineItemScoreScales", ""),
    ORGS("orgs", "name,type,identifier,parentSourcedId,metadata.communeCode,metadata.level,metadata.ownership"),
    RESOURCES("resources", ""),
    RESULT_LEARNING_OBJECTIVE_IDS("resultLearningObjectiveIds", ""),
    RESULTS("results", ""),
    RESULT_SCORE_SCALES("resultScoreScales", ""),
    ROLES("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
    SCORE_SCALES("scoreScales", ""),
    USER_PROFILES("userProfiles", ""),
    USER_RESOURCES("userResources", ""),
    USERS(
            "users",
            "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
                    + "grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                    + "preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.motherName,metadata.fatherName,"
                    + "metadata.communeCode,metadata.ethnicity");

    private final String stem;
    private final String columns;

    RosterFile(String stem, String columns) {
        this.stem = stem;
        this.columns = columns;
    }

    boolean isWritten() {
        return !columns.isEmpty();
    }

    String manifestProperty() {
        return "file." + stem;
    }

    String fileName() {
        return stem + ".csv";
    }

    List<String> header() {
        List<String> header = new ArrayList<>(List.of("sourcedId", "status", "dateLastModified"));
        header.addAll(List.of(columns.split(",", -1)));
        return header;
    }
}
