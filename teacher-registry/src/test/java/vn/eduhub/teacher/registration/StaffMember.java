package vn.eduhub.teacher.registration;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.testkit.UnitTree;

/// Someone of the model: where they work and worked, and, written a second time and in other words, who may therefore
/// see and
/// change what is known of them.
record StaffMember(String id, long version, List<Post> posts) {

    private static final Comparator<Post> IN_TIME =
            Comparator.comparing(Post::begun).thenComparing(Post::id);

    record Post(String id, RecordId school, String schoolYear, String begun, boolean ended, boolean cancelled) {

        boolean isAt(@Nullable RecordId wanted, @Nullable String wantedYear) {
            return (wanted == null || wanted.equals(school)) && (wantedYear == null || wantedYear.equals(schoolYear));
        }
    }

    /// As an answer has them.
    static StaffMember of(JsonNode teacher) {
        return new StaffMember(
                teacher.path("educationId").asString(),
                teacher.path("version").asLong(),
                teacher.path("assignments")
                        .valueStream()
                        .map(node -> new Post(
                                node.path("id").asString(),
                                new RecordId(node.path("school").asString()),
                                node.path("schoolYear").asString(),
                                node.path("begun").asString(),
                                node.hasNonNull("ended"),
                                node.path("cancelled").asBoolean()))
                        .toList());
    }

    /// Every school they really were at sees them; when all was taken back, the last one does.
    boolean isSeenBy(@Nullable RecordId unit, UnitTree tree) {
        List<Post> real = real();
        return (real.isEmpty() ? List.of(last(posts)) : real)
                .stream().anyMatch(post -> tree.isWithin(post.school(), unit));
    }

    /// Where they work in the newest year in which they work anywhere, or worked last.
    boolean isChangedBy(@Nullable RecordId unit, UnitTree tree) {
        List<Post> open = real().stream().filter(post -> !post.ended()).toList();
        String newest =
                open.stream().map(Post::schoolYear).max(String::compareTo).orElse("");
        Set<RecordId> now = open.stream()
                .filter(post -> post.schoolYear().equals(newest))
                .map(Post::school)
                .collect(Collectors.toSet());
        Set<RecordId> theirs =
                now.isEmpty() ? Set.of(last(real().isEmpty() ? posts : real()).school()) : now;
        return theirs.stream().anyMatch(school -> tree.isWithin(school, unit));
    }

    private List<Post> real() {
        return posts.stream().filter(post -> !post.cancelled()).toList();
    }

    private static Post last(List<Post> posts) {
        return Objects.requireNonNull(posts.stream().max(IN_TIME).orElse(null));
    }
}
