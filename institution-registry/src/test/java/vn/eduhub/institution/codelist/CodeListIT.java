package vn.eduhub.institution.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.eduhub.institution.RunningRegistry;

class CodeListIT extends RunningRegistry {

    @Test
    void everyListIsNamedAndReadAsOfADay() {
        Answer lists = get("/v1/code-lists", school(BA_DINH));
        assertThat(lists.status()).isEqualTo(200);
        assertThat(lists.body().path("items").findValuesAsString("name"))
                .contains("DM_DAN_TOC", "DM_KHOI", "DM_LY_DO_THOI_HOC");

        Answer ownership = get("/v1/code-lists/DM_LOAI_HINH_TRUONG", school(BA_DINH));
        assertThat(ownership.body().path("values").findValuesAsString("code")).containsExactly("01", "02", "03", "09");
        assertThat(ownership.body().path("values").findValuesAsString("dataCentreCode"))
                .containsExactly("1", "2", "3");
        assertThat(get("/v1/code-lists/DM_DAN_TOC", ministry())
                        .body()
                        .path("values")
                        .path(7)
                        .path("aliases")
                        .path(0)
                        .asString())
                .isEqualTo("Mèo");
    }

    @Test
    void titlesOfTeachersBeginWithTheirDecree() {
        String path = "/v1/code-lists/CHUC_DANH_NHA_GIAO?asOf=";
        assertThat(get(path + "2026-03-30", ministry()).body().path("values").size())
                .isZero();
        assertThat(get(path + "2026-03-31", ministry()).body().path("values").size())
                .isEqualTo(12);
    }

    @Test
    void whatIsNoListOrNoDayIsTold() {
        assertThat(get("/v1/code-lists/DM_KHONG_CO", ministry()).status()).isEqualTo(404);
        assertThat(get("/v1/code-lists/DM_KHOI?asOf=31-02-2026", ministry()).text("code"))
                .isEqualTo("invalid");
        assertThat(get("/v1/code-lists", "").status()).isEqualTo(401);
    }
}
