package vn.eduhub.institution.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.eduhub.institution.RunningRegistry;

class AreaIT extends RunningRegistry {

    @Test
    void everyCallerWithATokenReadsAllAreas() {
        Answer answer = get("/v1/areas?parent=01&limit=5000", school(BA_DINH));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items").size()).isEqualTo(126);
        assertThat(answer.body().has("nextCursor")).isFalse();
        assertThat(answer.body().at("/items/0/name").asString()).isEqualTo("Phường Ba Đình");
        assertThat(get("/v1/areas", "").status()).isEqualTo(401);
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get("/v1/areas?level=commune&limit=1000" + cursor, ministry());
            page.body()
                    .path("items")
                    .forEach(area -> codes.add(area.path("code").asString()));
            cursor = page.body().has("nextCursor") ? "&cursor=" + page.text("nextCursor") : "";
        } while (!cursor.isEmpty());

        assertThat(codes).hasSize(3_321).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aDayGivesTheNamesOfThatDay() {
        Answer before = get("/v1/areas?level=province&asOf=2026-04-29", ministry());
        Answer after = get("/v1/areas?level=province&asOf=2026-04-30", ministry());

        assertThat(before.body().toString()).contains("Tỉnh Đồng Nai").doesNotContain("Thành phố Đồng Nai");
        assertThat(after.body().toString()).contains("Thành phố Đồng Nai").doesNotContain("Tỉnh Đồng Nai");
    }

    @Test
    void anAreaIsReadByItsId() {
        Answer first = get("/v1/areas?parent=01&limit=1", ministry());
        String id = first.body().at("/items/0/recordId").asString();

        assertThat(get("/v1/areas/" + id, ministry()).body())
                .isEqualTo(first.body().at("/items/0"));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Answer answer = get("/v1/areas?parent=02&level=district&asOf=2026-02-30", ministry());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactlyInAnyOrder("/asOf no-such-date", "/level unknown-code", "/parent unknown-area");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".*",
                "{\"$ne\":null}",
                "' or '1'='1",
                "00000000000000000000000000",
                "a",
                "..%2f",
                "1'; DROP TABLE areas;--"
            })
    void whatIsNoIdIsNotFound(String id) {
        String path =
                "/v1/areas/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(get(path, ministry()).status()).isEqualTo(404);
    }
}
