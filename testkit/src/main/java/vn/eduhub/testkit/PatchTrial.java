package vn.eduhub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.eduhub.platform.json.HubJson;
import vn.eduhub.testkit.RunningPersonRegistry.Answer;

/// Writers who change the same few records at once by merge patches, each with the tag of the version they read, an
/// older one, or
/// none. Every version that an answer tells of is kept beside what a plain model makes of the version before: so a lost
/// update is a
/// version told of twice, and a history with a gap is one that differs from what was kept. Thread-safe.
public final class PatchTrial {

    private final Door door;
    private final String path;
    private final List<Field> fields;
    private final Map<String, Map<Long, Map<String, String>>> records = new ConcurrentHashMap<>();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger overtaken = new AtomicInteger();

    /// @param path of all records of this kind
    public PatchTrial(Door door, String path, List<Field> fields) {
        this.door = door;
        this.path = path;
        this.fields = List.copyOf(fields);
    }

    /// Asks over HTTP, for someone who may write.
    public interface Door {

        Answer get(String path);

        Answer patch(String path, String body, String... headers);
    }

    /// A field that a patch may name.
    ///
    /// @param shownAs its name in answers; none when it is not shown
    /// @param good as JSON: what a patch may say, and what is shown then, which for nothing is nothing
    /// @param bad as JSON: what is refused
    public record Field(String name, @Nullable String shownAs, Map<String, String> good, List<String> bad) {

        public Field {
            good = Map.copyOf(good);
            bad = List.copyOf(bad);
        }

        /// A field that is shown as it is given, and may be taken away.
        public static Field optional(String name, List<String> good, List<String> bad) {
            Map<String, String> values = new HashMap<>(Map.of("null", ""));
            good.forEach(value -> values.put(value, value));
            return new Field(name, name, values, bad);
        }

        /// A field that is shown as it is given.
        public static Field required(String name, List<String> good, List<String> bad) {
            Map<String, String> values = new HashMap<>();
            good.forEach(value -> values.put(value, value));
            List<String> refused = new ArrayList<>(bad);
            refused.add("null");
            return new Field(name, name, values, refused);
        }
    }

    /// What a writer is about to say.
    ///
    /// @param after what should be shown then
    private record Patch(String body, boolean isGood, Set<String> named, Map<String, String> after) {}

    /// Adds a record as it was made.
    public void add(String id) {
        Answer made = door.get(path + "/" + id);
        assertThat(made.status()).isEqualTo(200);
        Map<Long, Map<String, String>> versions = new ConcurrentHashMap<>();
        versions.put(made.body().path("version").asLong(), shown(made.body()));
        records.put(id, versions);
    }

    /// How many versions were written.
    public int written() {
        return written.get();
    }

    /// How many writers came too late.
    public int overtaken() {
        return overtaken.get();
    }

    /// One writer reads one record and patches it.
    public void write(SplittableRandom random) {
        String id = Questions.oneOf(records.keySet().stream().sorted().toList(), random);
        Answer read = door.get(path + "/" + id);
        long version = read.body().path("version").asLong();
        Map<String, String> before = shown(read.body());
        assertThat(versions(id).getOrDefault(version, before))
                .describedAs("what version %d shows", version)
                .isEqualTo(before);
        Patch patch = patch(before, random);
        String address = path + "/" + id;
        switch (random.nextInt(10)) {
            case 0 -> assertThat(door.patch(address, patch.body()).status()).isEqualTo(428);
            case 1 ->
                assertThat(door.patch(address, patch.body(), "If-Match", "new").status())
                        .isEqualTo(400);
            case 2 ->
                // The version before the newest is no stranger: who made the newest out of it may ask again.
                assertThat(door.patch(address, patch.body(), "If-Match", tag(Math.max(0, version - 2)))
                                .status())
                        .isEqualTo(412);
            default ->
                answered(id, version, patch, before, door.patch(address, patch.body(), "If-Match", tag(version)));
        }
    }

    private void answered(String id, long version, Patch patch, Map<String, String> before, Answer answer) {
        if (answer.status() == 412) {
            overtaken.incrementAndGet();
            assertThat(door.get(path + "/" + id).body().path("version").asLong())
                    .describedAs("somebody else was faster than version %d", version)
                    .isGreaterThan(version);
            return;
        }
        assertThat(answer.status())
                .describedAs("%s %s", patch.named(), answer.faults())
                .isEqualTo(patch.isGood() ? 200 : 400);
        if (!patch.isGood()) {
            return;
        }
        boolean isNew = !patch.after().equals(before);
        Map<String, String> shown = shown(answer.body());
        if (!shown.equals(patch.after()) || (!isNew && answer.etag().equals(tag(version + 1)))) {
            // Another writer of the same client made the next version, and it says all that this one has to say: the
            // answer is that of a change that is asked for again.
            overtaken.incrementAndGet();
            assertThat(answer.etag()).isEqualTo(tag(version + 1));
            assertThat(said(shown, patch)).isEqualTo(said(patch.after(), patch));
            kept(id, version + 1, shown);
            return;
        }
        long expected = isNew ? version + 1 : version;
        assertThat(answer.etag()).isEqualTo(tag(expected));
        if (isNew) {
            written.incrementAndGet();
            kept(id, expected, shown);
        }
    }

    /// Two who overwrote each other would have made the same version out of different things.
    private void kept(String id, long version, Map<String, String> shown) {
        Map<String, String> known = versions(id).putIfAbsent(version, shown);
        assertThat(known == null ? shown : known)
                .describedAs("version %d was made once", version)
                .isEqualTo(shown);
    }

    /// The fields that a patch names.
    private Map<String, String> said(Map<String, String> shown, Patch patch) {
        Map<String, String> said = new HashMap<>(shown);
        said.keySet()
                .retainAll(fields.stream()
                        .filter(field -> patch.named().contains(field.name()))
                        .map(field -> field.shownAs() == null ? field.name() : field.shownAs())
                        .toList());
        return said;
    }

    private Patch patch(Map<String, String> before, SplittableRandom random) {
        Map<String, String> members = new HashMap<>();
        Map<String, String> after = new HashMap<>(before);
        boolean isGood = true;
        for (int i = random.nextInt(4); i > 0; i--) {
            Field field = Questions.oneOf(fields, random);
            boolean isBad = field.good().isEmpty() || (!field.bad().isEmpty() && random.nextInt(12) == 0);
            if (members.containsKey(field.name())) {
                continue;
            }
            if (isBad) {
                members.put(field.name(), Questions.oneOf(field.bad(), random));
                isGood = false;
                continue;
            }
            String value =
                    Questions.oneOf(field.good().keySet().stream().sorted().toList(), random);
            members.put(field.name(), value);
            String shownAs = field.shownAs();
            String shown = field.good().getOrDefault(value, "");
            if (shownAs != null && shown.isEmpty()) {
                after.remove(shownAs);
            } else if (shownAs != null) {
                after.put(shownAs, shown);
            }
        }
        List<String> texts = members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .toList();
        return new Patch("{" + String.join(",", texts) + "}", isGood, members.keySet(), after);
    }

    /// The history of every record is that of the model, without a gap, and its last version is the newest event.
    ///
    /// @param log last version of each record on its topic; it is told what was written soon after the writer
    public void check(Supplier<Map<String, Long>> log) {
        Map<String, Long> last = new HashMap<>();
        records.forEach((id, versions) -> last.put(id, (long) versions.size()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(log.get()).containsAllEntriesOf(last));
        for (String id : records.keySet()) {
            Map<Long, Map<String, String>> versions = versions(id);
            List<Long> listed = new ArrayList<>();
            String cursor = "";
            do {
                Answer page = door.get(path + "/" + id + "/versions?limit=40" + cursor);
                for (JsonNode version : page.body().path("items")) {
                    long number = version.path("version").asLong();
                    listed.add(number);
                    assertThat(shown(version.path("record")))
                            .describedAs("version %d of %s", number, path)
                            .isEqualTo(versions.get(number));
                }
                cursor = page.text("nextCursor").isEmpty() ? "" : "&cursor=" + page.text("nextCursor");
            } while (!cursor.isEmpty());
            List<Long> expected = new ArrayList<>();
            for (long number = versions.size(); number > 0; number--) {
                expected.add(number);
            }
            assertThat(listed).describedAs("versions of one of %s", path).isEqualTo(expected);
        }
    }

    private Map<String, String> shown(JsonNode body) {
        Map<String, String> shown = new HashMap<>();
        for (Field field : fields) {
            JsonNode value = field.shownAs() == null ? null : body.get(field.shownAs());
            if (value != null && !value.isNull() && field.shownAs() != null) {
                shown.put(field.shownAs(), HubJson.TOLERANT.writeValueAsString(value));
            }
        }
        return shown;
    }

    private Map<Long, Map<String, String>> versions(String id) {
        return records.getOrDefault(id, Map.of());
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
