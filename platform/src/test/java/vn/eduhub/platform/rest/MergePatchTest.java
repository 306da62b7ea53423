package vn.eduhub.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.eduhub.platform.json.HubJson;

class MergePatchTest {

    /// The examples of RFC 7396, appendix A.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":\"b\"}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"b\"}; {\"b\":\"c\"}; {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}; {\"a\":null}; {}",
                "{\"a\":\"b\",\"b\":\"c\"}; {\"a\":null}; {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"c\"}; {\"a\":[\"b\"]}; {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}; {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}; {\"a\":[1]}; {\"a\":[1]}",
                "[\"a\",\"b\"]; [\"c\",\"d\"]; [\"c\",\"d\"]",
                "{\"a\":\"b\"}; [\"c\"]; [\"c\"]",
                "{\"a\":\"foo\"}; null; null",
                "{\"a\":\"foo\"}; \"bar\"; \"bar\"",
                "{\"e\":null}; {\"a\":1}; {\"e\":null,\"a\":1}",
                "[1,2]; {\"a\":\"b\",\"c\":null}; {\"a\":\"b\"}",
                "{}; {\"a\":{\"bb\":{\"ccc\":null}}}; {\"a\":{\"bb\":{}}}"
            })
    void whatTheRfcShows(String target, String patch, String result) {
        assertThat(MergePatch.apply(json(target), json(patch))).isEqualTo(json(result));
    }

    @Test
    void whatAPlainModelMakesOfRandomPatches() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int step = 0; step < 20_000; step++) {
            Object target = value(random, 3);
            Object patch = value(random, 3);
            JsonNode before = node(target);
            JsonNode change = node(patch);

            assertThat(MergePatch.apply(before, change))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(node(merged(target, patch)));
            assertThat(before).as("seed %d, step %d", seed, step).isEqualTo(node(target));
        }
    }

    private static @Nullable Object merged(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<Object, @Nullable Object> result = target instanceof Map<?, ?> map ? new HashMap<>(map) : new HashMap<>();
        changes.forEach((name, change) -> {
            if (change == null) {
                result.remove(name);
            } else {
                result.put(name, merged(result.get(name), change));
            }
        });
        return result;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 9)) {
            case 0 -> null;
            case 1 -> random.nextInt(3);
            case 2 -> "text " + random.nextInt(3);
            case 3 -> random.nextBoolean();
            case 4 -> values(random, depth);
            default -> members(random, depth);
        };
    }

    private static List<@Nullable Object> values(Random random, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.add(value(random, depth - 1));
        }
        return values;
    }

    private static Map<String, @Nullable Object> members(Random random, int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.put("" + (char) ('a' + random.nextInt(4)), value(random, depth - 1));
        }
        return members;
    }

    private static JsonNode node(@Nullable Object value) {
        return json(HubJson.TOLERANT.writeValueAsString(value));
    }

    private static JsonNode json(String text) {
        return HubJson.TOLERANT.readTree(text);
    }
}
