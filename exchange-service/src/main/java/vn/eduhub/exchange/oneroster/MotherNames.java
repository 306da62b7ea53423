package vn.eduhub.exchange.oneroster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.exchange.file.Line;
import vn.eduhub.exchange.file.Lines;
import vn.eduhub.exchange.sort.ExternalSort;
import vn.eduhub.exchange.sort.SortedRecords;

/// Finds the mothers of users that name agents instead of a mother's name: what the package says about each
/// agent meets those who name them in a sort by agent. Reads three files a second time; only packages with
/// agents pay for it.
final class MotherNames {

    /// One who names thousands of agents, or is named by thousands, is not a family.
    private static final int NAMED_BY_MAX = 100;

    // The kinds of the records of this sort; the first two take one field, the last takes the user who names.
    private static final PersonLine.Kind NAME = PersonLine.Kind.USER;
    private static final PersonLine.Kind SEX = PersonLine.Kind.DEMOGRAPHICS;
    private static final PersonLine.Kind ROLE = PersonLine.Kind.ROLE;
    private static final PersonLine.Kind NAMED_BY = PersonLine.Kind.MOTHER;

    private final Roster roster;
    private final PersonLine.Writer writer = new PersonLine.Writer();

    MotherNames(Roster roster) {
        this.roster = roster;
    }

    interface Sink {

        void accept(String user, String motherName) throws IOException;
    }

    void find(Sink sink) throws IOException {
        try (ExternalSort sort = new ExternalSort(roster.folder(), "agents", roster.chunkBytes() / 2)) {
            addUsers(sort);
            addColumn(sort, RosterFile.DEMOGRAPHICS, SEX, "sourcedId", "sex");
            addColumn(sort, RosterFile.ROLES, ROLE, "userSourcedId", "role");
            try (SortedRecords records = sort.sorted()) {
                join(records, sink);
            }
        }
    }

    private void add(ExternalSort sort, String agent, PersonLine.Kind kind, @Nullable String field) throws IOException {
        writer.write(agent, kind, 0, 0, field);
        sort.add(writer.bytes(), writer.keyLength(), writer.length());
    }

    private void addUsers(ExternalSort sort) throws IOException {
        UserColumns columns = UserColumns.of(roster.header(RosterFile.USERS));
        try (Lines lines = roster.open(RosterFile.USERS)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                String user = line.get(0);
                if (user == null || !line.isComplete() || user.length() > 255) {
                    continue;
                }
                add(sort, user, NAME, columns.fullName(line));
                if (line.get(columns.mother()) == null) {
                    for (String agent : References.ids(line.get(columns.agents()))) {
                        add(sort, agent, NAMED_BY, user);
                    }
                }
            }
        }
    }

    private void addColumn(
            ExternalSort sort, RosterFile file, PersonLine.Kind kind, String userColumn, String valueColumn)
            throws IOException {
        if (!roster.has(file)) {
            return;
        }
        try (Lines lines = roster.open(file)) {
            while (lines.hasNext()) {
                Line line = lines.next();
                String user = line.get(userColumn);
                String value = line.get(valueColumn);
                if (user != null && value != null && line.isComplete() && value.length() <= 255) {
                    add(sort, user, kind, value);
                }
            }
        }
    }

    private static void join(SortedRecords records, Sink sink) throws IOException {
        Agent agent = new Agent("");
        while (records.next()) {
            byte[] record = new byte[records.length()];
            System.arraycopy(records.bytes(), records.offset(), record, 0, record.length);
            String id = PersonLine.key(record, records.keyLength());
            if (!id.equals(agent.id)) {
                agent.tell(sink);
                agent = new Agent(id);
            }
            agent.add(PersonLine.read(record, records.keyLength()));
        }
        agent.tell(sink);
    }

    private static final class Agent {

        private final String id;
        private final List<String> namedBy = new ArrayList<>();
        private final List<String> roles = new ArrayList<>();
        private @Nullable String name;
        private boolean female;

        Agent(String id) {
            this.id = id;
        }

        void add(PersonLine line) {
            String value = line.field(0);
            if (value == null) {
                return;
            }
            if (line.kind() == NAME) {
                name = value;
            } else if (line.kind() == SEX) {
                female = value.equals("female");
            } else if (line.kind() == ROLE && roles.size() < NAMED_BY_MAX) {
                roles.add(value);
            } else if (line.kind() == NAMED_BY && namedBy.size() < NAMED_BY_MAX) {
                namedBy.add(value);
            }
        }

        void tell(Sink sink) throws IOException {
            if (name == null || roles.stream().noneMatch(role -> Mapping.isMother(role, female))) {
                return;
            }
            for (String user : namedBy) {
                sink.accept(user, name);
            }
        }
    }
}
