package vn.eduhub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.institution.Institutions;
import vn.eduhub.testkit.RunningPersonRegistry.Answer;

/// What random callers ask, counted and held against what they should be told. Thread-safe.
public final class Questions {

    private static final List<Integer> LIMITS = List.of(7, 20, 100, 5_000);

    private final Door door;
    private final AtomicInteger asked = new AtomicInteger();

    public Questions(Door door) {
        this.door = door;
    }

    /// Asks over HTTP.
    public interface Door {

        Answer get(String path, String token);
    }

    /// Which records a list should have.
    ///
    /// @param ours all records of the test: of those of other tests the ministry alone sees any
    public record Listed(Set<String> expected, Set<String> ours) {

        public Listed {
            expected = Set.copyOf(expected);
            ours = Set.copyOf(ours);
        }
    }

    public int count() {
        return asked.get();
    }

    /// @param roles of which a caller needs one
    /// @param otherwise the status for a caller who has
    public Answer one(String path, RandomCaller caller, Set<String> roles, int otherwise) {
        return answered(door.get(path, caller.token()), caller, roles, otherwise);
    }

    /// As [#one], for what was asked in another way.
    public Answer answered(Answer answer, RandomCaller caller, Set<String> roles, int otherwise) {
        asked.incrementAndGet();
        assertThat(answer.status())
                .describedAs("%s", caller)
                .isEqualTo(caller.refusal(roles).orElse(otherwise));
        return answer;
    }

    /// All pages of a list, of a length that chance gives.
    ///
    /// @param path with its filters, up to where the next one would begin
    /// @param idField in which an item says its id
    public void all(
            String path,
            String idField,
            RandomCaller caller,
            Set<String> roles,
            Listed listed,
            SplittableRandom random) {
        int limit = oneOf(LIMITS, random);
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = one(path + "limit=" + limit + cursor, caller, roles, 200);
            if (page.status() != 200) {
                return;
            }
            assertThat(page.items()).isLessThanOrEqualTo(limit);
            for (JsonNode item : page.body().path("items")) {
                found.add(item.path(idField).asString());
            }
            cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());
        if (Institutions.MINISTRY.equals(caller.unit())) {
            found.retainAll(listed.ours());
        }
        assertThat(found)
                .describedAs("%s by %s", path, caller)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(listed.expected());
    }

    /// A filter of a list; nothing for none.
    public static String filter(String name, @Nullable Object value) {
        return value == null ? "" : name + "=" + value + "&";
    }

    public static <T> T oneOf(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    /// One of them, or none.
    public static <T> @Nullable T orNone(List<T> all, int oneIn, SplittableRandom random) {
        return random.nextInt(oneIn) == 0 ? oneOf(all, random) : null;
    }

    /// Units to call from.
    public static List<RecordId> units(UnitTree tree) {
        List<RecordId> units =
                new ArrayList<>(tree.kinds().keySet().stream().sorted().toList());
        units.add(Institutions.MINISTRY);
        return units;
    }
}
