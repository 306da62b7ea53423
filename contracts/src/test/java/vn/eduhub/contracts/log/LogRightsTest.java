package vn.eduhub.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.eduhub.contracts.log.LogRight.Operation.CREATE;
import static vn.eduhub.contracts.log.LogRight.Operation.READ;
import static vn.eduhub.contracts.log.LogRight.Operation.WRITE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.event.Topic;
import vn.eduhub.contracts.log.LogRight.Kind;

class LogRightsTest {

    @Test
    void everyTopicIsMadeByOneOwnerAndTheTrailByAllWhoKeepOne() {
        for (Topic topic : Topic.values()) {
            if (topic == Topic.AUDIT) {
                assertThat(writers(topic)).hasSize(5).doesNotContain("reporting-service");
            } else {
                assertThat(writers(topic)).as(topic.topicName()).hasSize(1);
            }
            assertThat(LogRights.ALL)
                    .filteredOn(client -> client.mayCreate(topic.topicName()))
                    .extracting(LogRights::client)
                    .containsExactlyElementsOf(writers(topic));
        }
    }

    @Test
    void whoMayReadPeople() {
        assertThat(readers(Topic.PERSON)).containsExactly("identity-service", "operator");
        assertThat(readers(Topic.REVIEW)).containsExactly("identity-service", "operator");
        assertThat(readers(Topic.LEARNER)).containsExactly("learner-registry", "reporting-service", "operator");
        assertThat(readers(Topic.TEACHER)).containsExactly("teacher-registry", "reporting-service", "operator");
        assertThat(readers(Topic.AUDIT)).containsExactly("operator");
    }

    @Test
    void theAnalystReadsInstitutionsAndFiguresInGroupsOfItsOwn() {
        assertThat(LogRights.find("ministry-analyst").orElseThrow().rights())
                .containsExactly(
                        new LogRight(Kind.TOPIC, "eduhub.institution.v1", false, Set.of(READ)),
                        new LogRight(Kind.TOPIC, "eduhub.figures.v1", false, Set.of(READ)),
                        new LogRight(Kind.GROUP, "ministry-analyst.", true, Set.of(READ)));
    }

    @Test
    void nobodyHasARightByPrefixThatReachesTopicsOfTheHub() {
        assertThat(LogRights.ALL)
                .flatExtracting(LogRights::rights)
                .filteredOn(right -> right.kind() == Kind.TOPIC && right.prefix())
                .isNotEmpty()
                .noneMatch(right -> Stream.of(Topic.values())
                        .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterName()))
                        .anyMatch(name -> name.startsWith(right.name())));
    }

    @Test
    void noClientStandsTwice() {
        List<String> clients = LogRights.ALL.stream().map(LogRights::client).toList();
        assertThat(clients).doesNotHaveDuplicates();
    }

    @Test
    void onlyDeadLettersThatAreWrittenExist() {
        Set<String> letters = new TreeSet<>();
        for (LogRights client : LogRights.ALL) {
            client.topics().stream().filter(name -> name.endsWith(".dlt")).forEach(letters::add);
        }
        assertThat(letters).containsExactly("eduhub.learner.v1.dlt", "eduhub.teacher.v1.dlt");
        assertThat(LogRights.find("reporting-service").orElseThrow().rights())
                .contains(new LogRight(Kind.TOPIC, "eduhub.learner.v1.dlt", false, Set.of(CREATE, WRITE)));
    }

    private static List<String> writers(Topic topic) {
        return clients(topic, WRITE);
    }

    private static List<String> readers(Topic topic) {
        return clients(topic, READ);
    }

    private static List<String> clients(Topic topic, LogRight.Operation operation) {
        return LogRights.ALL.stream()
                .filter(client -> client.rights().stream()
                        .anyMatch(right -> right.kind() == Kind.TOPIC
                                && right.name().equals(topic.topicName())
                                && right.operations().contains(operation)))
                .map(LogRights::client)
                .toList();
    }
}
