package vn.eduhub.contracts.log;

import static vn.eduhub.contracts.log.LogRight.Operation.CREATE;
import static vn.eduhub.contracts.log.LogRight.Operation.DELETE;
import static vn.eduhub.contracts.log.LogRight.Operation.DESCRIBE;
import static vn.eduhub.contracts.log.LogRight.Operation.READ;
import static vn.eduhub.contracts.log.LogRight.Operation.WRITE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.log.LogRight.Kind;
import vn.eduhub.contracts.log.LogRight.Operation;

/// What one client may do on the log: all it needs and nothing else. This is the whole table; a broker's access list,
/// the audience `kafka` of the realm's clients and the topics a service makes are all taken from it.
///
/// @param client its id in the realm, which is its name on the log
public record LogRights(String client, List<LogRight> rights) {

    /// Every client there is on the log. Who is not here cannot even get a token that is good for it.
    public static final List<LogRights> ALL = List.of(
            of("identity-service")
                    .owns(Topic.PERSON, Topic.REVIEW)
                    .reads(Topic.INSTITUTION)
                    .audits()
                    .groups(),
            of("institution-registry").owns(Topic.INSTITUTION).audits().groups(),
            of("learner-registry")
                    .owns(Topic.CLASS, Topic.LEARNER)
                    .reads(Topic.INSTITUTION)
                    .audits()
                    .groups(),
            of("teacher-registry")
                    .owns(Topic.TEACHER)
                    .reads(Topic.INSTITUTION)
                    .audits()
                    .groups(),
            of("exchange-service").reads(Topic.INSTITUTION).audits(),
            of("reporting-service")
                    .owns(Topic.FIGURES)
                    .reads(Topic.INSTITUTION, Topic.LEARNER, Topic.TEACHER)
                    .setsAside(Topic.LEARNER, Topic.TEACHER)
                    .counts("reporting-cube-"),
            // Compares the log with the stores (./hub verify) and looks after it: reads all, in no group of its own,
            // sees
            // how far each group has read, and writes nothing.
            of("operator")
                    .reads(Topic.values())
                    .looksAtWhatIsSetAside(Topic.LEARNER, Topic.TEACHER)
                    .watchesGroups(),
            of("ministry-analyst").reads(Topic.INSTITUTION, Topic.FIGURES).groups());

    public LogRights {
        rights = List.copyOf(rights);
    }

    public static Optional<LogRights> find(String client) {
        return ALL.stream().filter(one -> one.client().equals(client)).findFirst();
    }

    /// Whether the topic of this name is one this client makes.
    public boolean mayCreate(String topic) {
        return rights.stream()
                .anyMatch(right -> right.kind() == Kind.TOPIC
                        && right.name().equals(topic)
                        && right.operations().contains(CREATE));
    }

    /// The topics this client has to do with, whoever makes them; not those of its own bookkeeping.
    public List<String> topics() {
        return rights.stream()
                .filter(right -> right.kind() == Kind.TOPIC && !right.prefix())
                .map(LogRight::name)
                .toList();
    }

    private static LogRights of(String client) {
        return new LogRights(client, List.of());
    }

    /// The owner of records makes their topic, writes it, and reads back what it wrote.
    private LogRights owns(Topic... topics) {
        return onTopics(Arrays.stream(topics).map(Topic::topicName).toList(), CREATE, WRITE, READ);
    }

    private LogRights reads(Topic... topics) {
        return onTopics(Arrays.stream(topics).map(Topic::topicName).toList(), READ);
    }

    /// Puts events it cannot take on the topic's dead letters.
    private LogRights setsAside(Topic... topics) {
        return onTopics(Arrays.stream(topics).map(Topic::deadLetterName).toList(), CREATE, WRITE);
    }

    private LogRights looksAtWhatIsSetAside(Topic... topics) {
        return onTopics(Arrays.stream(topics).map(Topic::deadLetterName).toList(), READ);
    }

    private LogRights watchesGroups() {
        return with(new LogRight(Kind.GROUP, LogRight.EVERY, false, Set.of(DESCRIBE)));
    }

    /// Whoever keeps a trail tells its heads; the topic is made by the first.
    private LogRights audits() {
        return onTopics(List.of(Topic.AUDIT.topicName()), CREATE, WRITE);
    }

    private LogRights groups() {
        return with(new LogRight(Kind.GROUP, client + ".", true, Set.of(READ)));
    }

    /// A Kafka Streams application: topics, groups and transactions of its own, all named after it. It deletes what it
    /// has taken from its inner topics.
    private LogRights counts(String application) {
        return with(new LogRight(Kind.TOPIC, application, true, Set.of(CREATE, WRITE, READ, DELETE)))
                .with(new LogRight(Kind.GROUP, application, true, Set.of(READ)))
                .with(new LogRight(Kind.TRANSACTIONAL_ID, application, true, Set.of(WRITE)));
    }

    private LogRights onTopics(List<String> names, Operation... operations) {
        LogRights more = this;
        for (String name : names) {
            more = more.with(new LogRight(Kind.TOPIC, name, false, Set.of(operations)));
        }
        return more;
    }

    private LogRights with(LogRight right) {
        List<LogRight> all = new ArrayList<>(rights);
        all.add(right);
        return new LogRights(client, all);
    }
}
