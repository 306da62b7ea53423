package vn.eduhub.exchange.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.FieldFault;
import vn.eduhub.contracts.intake.PersonRow;
import vn.eduhub.exchange.work.RowNumber;
import vn.eduhub.exchange.work.WorkLine;

/// All lines of a package about one user.
final class PersonGroup {

    /// So many lines and bytes fit into a batch whatever they hold; nobody has more in one package.
    private static final int LINES_MAX = 400;

    private static final int BYTES_MAX = 120 * 1024;

    private final String id;
    private final List<byte[]> records = new ArrayList<>();
    private final List<WorkLine> refusals = new ArrayList<>();
    private final List<PersonLine> followers = new ArrayList<>();
    private final List<PersonLine> roles = new ArrayList<>();
    private final List<PersonLine> enrolments = new ArrayList<>();
    private int bytes;
    private @Nullable PersonLine user;
    private @Nullable PersonLine demographics;
    private @Nullable String mother;

    PersonGroup(String id) {
        this.id = id;
    }

    void add(byte[] record, int keyLength) {
        PersonLine line = PersonLine.read(record, keyLength);
        PersonLine first = switch (line.kind()) {
            case USER -> user;
            case DEMOGRAPHICS -> demographics;
            case MOTHER, ROLE, PROFILE, ENROLMENT -> null;
        };
        if (first != null) {
            // A refused line has its own reason already.
            if (!line.is(PersonLine.REFUSED)) {
                refuse(line, FieldFault.at("sourcedId", Fault.DUPLICATE_IN_FILE, Long.toString(first.line())));
            }
            return;
        }
        if (records.size() >= LINES_MAX || bytes + record.length > BYTES_MAX) {
            refuse(line, FieldFault.at("", Fault.NOT_TAKEN_YET, "> " + LINES_MAX + " / userSourcedId"));
            return;
        }
        records.add(record);
        bytes += record.length;
        switch (line.kind()) {
            case USER -> user = line;
            case DEMOGRAPHICS -> {
                demographics = line;
                followers.add(line);
            }
            case MOTHER -> mother = mother == null ? line.field(0) : mother;
            case ROLE -> roles.add(line);
            case PROFILE -> followers.add(line);
            case ENROLMENT -> enrolments.add(line);
        }
    }

    private void refuse(PersonLine line, FieldFault fault) {
        if (line.kind() != PersonLine.Kind.MOTHER) {
            refusals.add(WorkLine.rejected(file(line), line.line(), line.id(id), fault));
        }
    }

    static String file(PersonLine line) {
        return line.kind().file().fileName();
    }

    String id() {
        return id;
    }

    /// As they came from the sort, for a later phase; without those refused here.
    List<byte[]> records() {
        return records;
    }

    List<WorkLine> refusals() {
        return refusals;
    }

    @Nullable
    PersonLine user() {
        return user;
    }

    /// Demographics and profiles: they have the outcome of the person.
    List<PersonLine> followers() {
        return followers;
    }

    List<PersonLine> roles() {
        return roles;
    }

    List<PersonLine> enrolments() {
        return enrolments;
    }

    /// All lines but the user's.
    List<PersonLine> dependants() {
        List<PersonLine> all = new ArrayList<>(followers);
        all.addAll(roles);
        all.addAll(enrolments);
        return all;
    }

    boolean has(Mapping.Part part) {
        return hasRole(part)
                || enrolments.stream().anyMatch(line -> part(line) == part)
                || (part == Mapping.Part.LEARNER && isLearnerByGrade());
    }

    private boolean hasRole(Mapping.Part part) {
        return roles.stream().anyMatch(line -> part(line) == part);
    }

    /// A delta may bring a user without roles; only learners have grades.
    private boolean isLearnerByGrade() {
        PersonLine line = user;
        return line != null
                && !line.is(PersonLine.REFUSED)
                && roles.isEmpty()
                && enrolments.isEmpty()
                && line.field(5) != null;
    }

    static Mapping.Part part(PersonLine line) {
        return Mapping.part(line.field(1)).orElseThrow(() -> new IllegalStateException("a role that no check passes"));
    }

    /// The person, if their line is here.
    @Nullable
    PersonRow person() {
        PersonLine line = user;
        if (line == null) {
            return null;
        }
        PersonLine known = demographics == null || demographics.is(PersonLine.CANCEL) ? null : demographics;
        return new PersonRow(
                line.field(0),
                known == null ? null : known.field(0),
                known == null ? null : known.field(1),
                line.field(1),
                line.field(2) == null ? mother : line.field(2),
                line.field(4),
                line.field(3));
    }

    @Nullable
    String grade() {
        return user == null ? null : user.field(5);
    }

    boolean isCancelled() {
        return user != null && user.is(PersonLine.CANCEL);
    }

    /// The number of the person's row.
    ///
    /// @param first the line it is named after when the user has none
    long row(PersonLine first) {
        return user == null ? RowNumber.withoutLine(rowOf(first)) : rowOf(user);
    }

    static long rowOf(PersonLine line) {
        return RowNumber.of(line.kind().file().number(), line.line());
    }

    @Override
    public String toString() {
        return "PersonGroup[" + records.size() + " lines]";
    }
}
