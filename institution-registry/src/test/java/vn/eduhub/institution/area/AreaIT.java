package vn.eduhub.institution.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
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
    void theCommunesBeforeTheReformLeadToThoseAfterIt() {
        Answer before = get("/v1/areas?code=00013&asOf=2025-06-30", ministry());
        JsonNode quanThanh = before.body().at("/items/0");
        Answer after = get("/v1/areas?code=00004", ministry());
        JsonNode baDinh = after.body().at("/items/0");

        assertThat(before.body().path("items").size()).isEqualTo(1);
        assertThat(quanThanh.path("name").asString()).isEqualTo("Phường Quán Thánh");
        assertThat(quanThanh.path("district").asString()).isEqualTo("Quận Ba Đình");
        assertThat(quanThanh.at("/successors/0")).isEqualTo(baDinh.path("recordId"));
        assertThat(baDinh.path("predecessors").values()).contains(quanThanh.path("recordId"));
        assertThat(get("/v1/areas/" + quanThanh.path("recordId").asString(), ministry())
                        .body())
                .isEqualTo(quanThanh);
    }

    @Test
    void theCommunesOfAFormerProvinceAreListedAsOfItsDays() {
        Answer bacGiang = get("/v1/areas?parent=24&asOf=2025-06-30&limit=5000", ministry());

        assertThat(bacGiang.body().path("items").size()).isEqualTo(192);
        assertThat(bacGiang.body().toString()).contains("\"validUntil\":\"2025-07-01\"");
        assertThat(get("/v1/areas?code=00013", ministry()).body().path("items").size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"level=commune", "code=00004", "parent=01", "level=commune&code=00004&parent=01"})
    void communesOfADayBeforeTheyAreKnownAreRefused(String asked) {
        Answer tooEarly = get("/v1/areas?asOf=2025-02-28&" + asked, ministry());
        Answer firstDay = get("/v1/areas?asOf=2025-03-01&" + asked, ministry());

        assertThat(tooEarly.status()).isEqualTo(400);
        assertThat(tooEarly.faults()).containsExactly("/asOf communes-not-known");
        assertThat(firstDay.status()).isEqualTo(200);
        assertThat(firstDay.body().path("items").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"level=province", "code=01", "limit=5000"})
    void provincesOfADayBeforeCommunesAreKnownAreTold(String asked) {
        Answer provinces = get("/v1/areas?asOf=2025-02-28&" + asked, ministry());

        assertThat(provinces.status()).isEqualTo(200);
        assertThat(provinces.body().path("items").values())
                .isNotEmpty()
                .allSatisfy(area -> assertThat(area.path("level").asString()).isEqualTo("province"));
    }

    @Test
    void anAreaIsListedByItsCodeOnlyWhereTheOtherFiltersHold() {
        assertThat(get("/v1/areas?code=00004&parent=01", ministry())
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(get("/v1/areas?code=00004&parent=79", ministry())
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(get("/v1/areas?code=00004&level=province", ministry())
                        .body()
                        .path("items")
                        .size())
                .isZero();
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
