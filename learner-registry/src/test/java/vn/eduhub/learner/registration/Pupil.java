package vn.eduhub.learner.registration;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.testkit.UnitTree;

/// A learner of the model: where they are and were, and, written a second time and in other words, who may therefore
/// see and change
/// what is known of them.
record Pupil(String id, long version, List<Stay> stays) {

    private static final Comparator<Stay> IN_TIME =
            Comparator.comparing(Stay::begun).thenComparing(Stay::id);

    record Stay(
            String id, RecordId school, @Nullable String schoolClass, String schoolYear, String begun, String state) {

        boolean isAt(@Nullable RecordId wanted, @Nullable String wantedClass, @Nullable String wantedYear) {
            return (wanted == null || wanted.equals(school))
                    && (wantedClass == null || wantedClass.equals(schoolClass))
                    && (wantedYear == null || wantedYear.equals(schoolYear));
        }
    }

    /// As an answer has them.
    static Pupil of(JsonNode learner) {
        return new Pupil(
                learner.path("educationId").asString(),
                learner.path("version").asLong(),
                learner.path("enrolments")
                        .valueStream()
                        .map(node -> new Stay(
                                node.path("id").asString(),
                                new RecordId(node.path("school").asString()),
                                node.hasNonNull("schoolClass")
                                        ? node.path("schoolClass").asString()
                                        : null,
                                node.path("schoolYear").asString(),
                                node.path("begun").asString(),
                                node.path("state").asString()))
                        .toList());
    }

    /// Every school they were really at sees them; when all was taken back, the last one does.
    boolean isSeenBy(@Nullable RecordId unit, UnitTree tree) {
        return wereReally().stream().anyMatch(school -> tree.isWithin(school, unit));
    }

    /// Where they learn now, or did last.
    boolean isChangedBy(@Nullable RecordId unit, UnitTree tree) {
        Set<RecordId> now = stays.stream()
                .filter(stay -> stay.state().equals("ACTIVE"))
                .map(Stay::school)
                .collect(Collectors.toSet());
        Set<RecordId> theirs = now.isEmpty() ? Set.of(last().school()) : now;
        return theirs.stream().anyMatch(school -> tree.isWithin(school, unit));
    }

    private Set<RecordId> wereReally() {
        Set<RecordId> schools = stays.stream()
                .filter(stay -> !stay.state().equals("CANCELLED"))
                .map(Stay::school)
                .collect(Collectors.toSet());
        return schools.isEmpty() ? Set.of(last().school()) : schools;
    }

    private Stay last() {
        List<Stay> real =
                stays.stream().filter(stay -> !stay.state().equals("CANCELLED")).toList();
        return Objects.requireNonNull(
                (real.isEmpty() ? stays : real).stream().max(IN_TIME).orElse(null));
    }
}
