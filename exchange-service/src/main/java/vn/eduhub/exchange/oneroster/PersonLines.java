package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.sort.ExternalSort;
import vn.eduhub.exchange.work.BatchBuilder;
import vn.eduhub.exchange.work.WorkLine;

/// Reads the five files about persons into one sort by user, each once. Lines that cannot be taken are settled at once.
final class PersonLines {

    private final Roster roster;
    private final ExternalSort sort;
    private final BatchBuilder refusals;
    private final PersonLine.Writer writer = new PersonLine.Writer();

    /// Lines of results and resources point to users: only then is the place of users kept.
    private final boolean usersPointedTo;

    private boolean agents;

    PersonLines(Roster roster, ExternalSort sort, BatchBuilder refusals) {
        this.roster = roster;
        this.sort = sort;
        this.refusals = refusals;
        this.usersPointedTo = roster.has(RosterFile.RESULTS) || roster.has(RosterFile.USER_RESOURCES);
    }

    void read() throws IOException, InterruptedException {
        readUsers();
        if (agents) {
            new MotherNames(roster).find((user, name) -> add(user, PersonLine.Kind.MOTHER, 0, 0, name));
        }
        readDemographics();
        readRoles();
        readProfiles();
        readEnrolments();
    }

    private void add(String user, PersonLine.Kind kind, int flags, long line, @Nullable String... fields)
            throws IOException {
        writer.write(user, kind, flags, line, fields);
        sort.add(writer.bytes(), writer.keyLength(), writer.length());
    }

    private static int flags(Line line) {
        return Roster.isCancelled(line) ? PersonLine.CANCEL : 0;
    }

    private void readUsers() throws IOException, InterruptedException {
        if (!roster.has(RosterFile.USERS)) {
            return;
        }
        UserColumns columns = UserColumns.of(roster.header(RosterFile.USERS));
        try (Lines lines = roster.open(RosterFile.USERS)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                String user = Objects.requireNonNullElse(line.get(0), "");
                // Two lines of one user meet in the sort; the index is for those who point to users.
                Optional<WorkLine> refusal = roster.refusal(RosterFile.USERS, line, usersPointedTo);
                if (refusal.isPresent()) {
                    refusals.add(refusal.get());
                    if (line.isComplete() && !user.isEmpty() && user.length() <= 255) {
                        add(user, PersonLine.Kind.USER, PersonLine.REFUSED, line.number());
                    }
                    continue;
                }
                String mother = line.get(columns.mother());
                agents |= mother == null && line.get(columns.agents()) != null;
                add(
                        user,
                        PersonLine.Kind.USER,
                        flags(line),
                        line.number(),
                        columns.fullName(line),
                        columns.personalNumber(line),
                        mother,
                        line.get(columns.commune()),
                        line.get(columns.ethnicity()),
                        Mapping.grade(line.get(columns.grades())));
            }
        }
    }

    private void readDemographics() throws IOException, InterruptedException {
        RosterFile file = RosterFile.DEMOGRAPHICS;
        if (!roster.has(file)) {
            return;
        }
        int birthDate = roster.header(file).at("birthDate");
        int sex = roster.header(file).at("sex");
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                Optional<WorkLine> refusal = roster.refusal(file, line, false);
                if (refusal.isPresent()) {
                    refusals.add(refusal.get());
                    continue;
                }
                add(
                        Objects.requireNonNull(line.get(0)),
                        PersonLine.Kind.DEMOGRAPHICS,
                        flags(line),
                        line.number(),
                        line.get(birthDate),
                        Mapping.sex(line.get(sex)));
            }
        }
    }

    /// What a line of roles, profiles and enrolments must have to be put with its user.
    private Optional<WorkLine> refusal(RosterFile file, Line line, int userColumn, int roleColumn) {
        Optional<WorkLine> refusal = roster.refusal(file, line, true);
        if (refusal.isPresent()) {
            return refusal;
        }
        Roster.Taken taken = Roster.taken(file, line);
        if (line.get(userColumn) == null) {
            return Optional.of(taken.rejected("userSourcedId", Fault.REQUIRED));
        }
        if (roleColumn >= 0 && line.get(roleColumn) == null) {
            return Optional.of(taken.rejected("role", Fault.REQUIRED));
        }
        if (roleColumn >= 0 && Mapping.part(line.get(roleColumn)).isEmpty()) {
            return Optional.of(taken.rejected("role", Fault.UNKNOWN_CODE, "OneRoster role"));
        }
        return Optional.empty();
    }

    private void readRoles() throws IOException, InterruptedException {
        RosterFile file = RosterFile.ROLES;
        if (!roster.has(file)) {
            return;
        }
        int user = roster.header(file).at("userSourcedId");
        int role = roster.header(file).at("role");
        int org = roster.header(file).at("orgSourcedId");
        int begin = roster.header(file).at("beginDate");
        int end = roster.header(file).at("endDate");
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                Optional<WorkLine> refusal = refusal(file, line, user, role);
                if (refusal.isPresent()) {
                    refusals.add(refusal.get());
                    continue;
                }
                add(
                        Objects.requireNonNull(line.get(user)),
                        PersonLine.Kind.ROLE,
                        flags(line),
                        line.number(),
                        line.get(0),
                        line.get(role),
                        line.get(org),
                        line.get(begin),
                        line.get(end));
            }
        }
    }

    private void readProfiles() throws IOException, InterruptedException {
        RosterFile file = RosterFile.USER_PROFILES;
        if (!roster.has(file)) {
            return;
        }
        int user = roster.header(file).at("userSourcedId");
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                Optional<WorkLine> refusal = refusal(file, line, user, -1);
                if (refusal.isPresent()) {
                    refusals.add(refusal.get());
                    continue;
                }
                add(
                        Objects.requireNonNull(line.get(user)),
                        PersonLine.Kind.PROFILE,
                        flags(line),
                        line.number(),
                        line.get(0));
            }
        }
    }

    private void readEnrolments() throws IOException, InterruptedException {
        RosterFile file = RosterFile.ENROLLMENTS;
        if (!roster.has(file)) {
            return;
        }
        int user = roster.header(file).at("userSourcedId");
        int role = roster.header(file).at("role");
        int schoolClass = roster.header(file).at("classSourcedId");
        int school = roster.header(file).at("schoolSourcedId");
        int begin = roster.header(file).at("beginDate");
        int end = roster.header(file).at("endDate");
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                Optional<WorkLine> refusal = refusal(file, line, user, role);
                if (refusal.isPresent()) {
                    refusals.add(refusal.get());
                    continue;
                }
                add(
                        Objects.requireNonNull(line.get(user)),
                        PersonLine.Kind.ENROLMENT,
                        flags(line),
                        line.number(),
                        line.get(0),
                        line.get(role),
                        line.get(schoolClass),
                        line.get(school),
                        line.get(begin),
                        line.get(end));
            }
        }
    }
}
