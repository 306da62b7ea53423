package vn.eduhub.institution.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.eduhub.contracts.code.FormerCommune;
import vn.eduhub.contracts.id.RecordId;

class AreasTest {

    private static final LocalDate BEFORE_THE_REFORM = LocalDate.of(2025, 6, 30);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate LAST_DAY_OF_DONG_NAI_PROVINCE = LocalDate.of(2026, 4, 29);
    private static final LocalDate DONG_NAI_CITY = LocalDate.of(2026, 4, 30);

    /// Communes of each province, as published (resolution 202/2025/QH15 and the resolutions on communes).
    private static final String COMMUNES = """
            01 126, 04 56, 08 124, 11 45, 12 38, 14 75, 15 99, 19 92, 20 65, 22 54, 24 99, 25 148, 31 114, 33 104, 37 129, \
            38 166, 40 130, 42 69, 44 78, 46 40, 48 94, 51 96, 52 135, 56 65, 66 102, 68 124, 75 95, 79 168, 80 96, 82 102, \
            86 124, 91 102, 92 103, 96 64""";

    private final Areas areas = Areas.seeded();

    @ParameterizedTest
    @CsvSource({
        "/areas/areas.csv, c06a1f4f99fcae8c8d7a166b2da76228edb47b2e7e15720821e238b0bae1d52a",
        "/vn/eduhub/contracts/code/former-communes.csv, "
                + "7c54ae6ce00ec891066bf11286eeaeea08eaaae8df6585c5ffbfff2d7d145b24"
    })
    void theSeedIsTheOneThatWasCompared(String name, String sha256) throws IOException, NoSuchAlgorithmException {
        try (InputStream file = Objects.requireNonNull(FormerCommune.class.getResourceAsStream(name))) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());

            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
        }
    }

    @Test
    void everyProvinceHasItsCommunes() {
        Map<String, Integer> expected = new HashMap<>();
        for (String pair : COMMUNES.split(", ", -1)) {
            expected.put(pair.substring(0, 2), Integer.parseInt(pair.substring(3)));
        }
        Map<String, Integer> counted = new HashMap<>();
        for (Area area : areas.inForce(DONG_NAI_CITY)) {
            if (area.parent() != null) {
                counted.merge(area.parent(), 1, Integer::sum);
            }
        }

        assertThat(counted).isEqualTo(expected).hasSize(34);
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_321);
    }

    @Test
    void kindsOfUnitsAreAsManyAsTheLawHas() {
        assertThat(kinds(REFORM)).isEqualTo("6 cities, 28 provinces, 687 wards, 2621 communes, 13 special zones");
        assertThat(kinds(DONG_NAI_CITY))
                .isEqualTo("7 cities, 27 provinces, 697 wards, 2611 communes, 13 special zones");
    }

    @Test
    void dongNaiIsACityFromItsDay() {
        assertThat(name("75", LAST_DAY_OF_DONG_NAI_PROVINCE)).isEqualTo("Tỉnh Đồng Nai");
        assertThat(name("75", DONG_NAI_CITY)).isEqualTo("Thành phố Đồng Nai");
        assertThat(name("26368", LAST_DAY_OF_DONG_NAI_PROVINCE)).isEqualTo("Xã Long Thành");
        assertThat(name("26368", DONG_NAI_CITY)).isEqualTo("Phường Long Thành");
    }

    @Test
    void theFaultsOfThePackageAreCorrected() {
        assertThat(name("06978", REFORM)).isEqualTo("Xã Ba Chẽ");
        assertThat(name("23938", REFORM)).isEqualTo("Xã Ia Mơ");
        assertThat(areas.find("06970", REFORM)).isEmpty();
        assertThat(areas.find("23737", REFORM)).isEmpty();
        assertThat(name("38", REFORM)).isEqualTo("Tỉnh Thanh Hoá");
        assertThat(areas.inForce(REFORM)).allSatisfy(area -> {
            assertThat(Normalizer.isNormalized(area.name(), Normalizer.Form.NFC))
                    .isTrue();
            assertThat(area.name()).doesNotContain("’", "  ").doesNotMatch(".*(òa|óa|ỏa|õa|ọa)( .*|$)");
        });
    }

    @Test
    void aCodeMeansWhatItMeantOnTheDay() {
        assertThat(name("00004", BEFORE_THE_REFORM)).isEqualTo("Phường Trúc Bạch");
        assertThat(name("00004", REFORM)).isEqualTo("Phường Ba Đình");
        assertThat(areas.find("00004", FormerCommune.FROM.minusDays(1))).isEmpty();
    }

    @Test
    void everyFormerCommuneLayInAProvinceOfItsDaysAndIsPartOfACommuneOfToday() {
        List<Area> former = areas.inForce(BEFORE_THE_REFORM).stream()
                .filter(area -> area.level() == AreaLevel.COMMUNE)
                .toList();

        assertThat(former).hasSize(10_035).allSatisfy(commune -> {
            assertThat(areas.find(commune.recordId())).contains(commune);
            assertThat(commune.district()).matches("(Huyện|Quận|Thị xã|Thành phố) .+");
            Area province = areas.find(String.valueOf(commune.parent()), BEFORE_THE_REFORM)
                    .orElseThrow();
            Area successor = areas.successors(commune).getFirst();
            assertThat(areas.predecessors(successor)).contains(commune);
            assertThat(successor.isInForce(REFORM)).isTrue();
            assertThat(areas.successors(province)).extracting(Area::code).containsExactly(successor.parent());
        });
    }

    @Test
    void aCodeStillInUseNamesTheCommuneThatThePlaceIsInNow() {
        List<Area> stillInUse = areas.inForce(BEFORE_THE_REFORM).stream()
                .filter(area -> area.level() == AreaLevel.COMMUNE
                        && areas.commune(area.code(), REFORM).isPresent())
                .toList();

        assertThat(stillInUse)
                .hasSize(3_315)
                .allSatisfy(commune -> assertThat(areas.successors(commune))
                        .extracting(Area::code)
                        .containsExactly(commune.code()));
    }

    @Test
    void theAreasOfAFormerDayAreMadeOnceInTheOrderOfTheirCodes() {
        List<Area> first = areas.inForce(BEFORE_THE_REFORM);
        List<Area> again = areas.inForce(FormerCommune.FROM);

        assertThat(first).isSortedAccordingTo(Comparator.comparing(Area::code)).hasSize(10_098);
        assertThat(again)
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactlyElementsOf(first);
        assertThat(areas.find("00004", BEFORE_THE_REFORM).orElseThrow())
                .isSameAs(first.stream()
                        .filter(area -> area.code().equals("00004"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void onlyTheIslandsWithoutCommunesBecameCommunesWithoutPredecessors() {
        assertThat(areas.inForce(REFORM).stream().filter(area -> area.parent() != null))
                .filteredOn(area -> areas.predecessors(area).isEmpty())
                .extracting(Area::name)
                .containsExactlyInAnyOrder(
                        "Đặc khu Bạch Long Vĩ",
                        "Đặc khu Cồn Cỏ",
                        "Đặc khu Hoàng Sa",
                        "Đặc khu Lý Sơn",
                        "Đặc khu Côn Đảo");
    }

    @Test
    void ofACodeThatWasGivenTwiceBothAreRecords() {
        List<RecordId> before =
                areas.inForce(BEFORE_THE_REFORM).stream().map(Area::recordId).toList();
        List<RecordId> after =
                areas.inForce(REFORM).stream().map(Area::recordId).toList();

        assertThat(before).doesNotHaveDuplicates().doesNotContainAnyElementsOf(after);
    }

    @Test
    void aWardThatWasACommuneIsItsSuccessor() {
        Area commune = areas.find("26368", LAST_DAY_OF_DONG_NAI_PROVINCE).orElseThrow();
        Area ward = areas.find("26368", DONG_NAI_CITY).orElseThrow();

        assertThat(areas.successors(commune)).containsExactly(ward);
        assertThat(areas.predecessors(ward)).containsExactly(commune);
        assertThat(areas.successors(ward)).isEmpty();
    }

    @Test
    void everyAreaIsFoundByItsRecordId() {
        List<Area> inForce = areas.inForce(DONG_NAI_CITY);

        assertThat(inForce)
                .hasSize(3_355)
                .allSatisfy(area -> assertThat(areas.find(area.recordId())).contains(area));
    }

    @Test
    void thereWereSixtyThreeProvincesAndEachBecamePartOfOne() {
        LocalDate before = LocalDate.of(2025, 6, 30);
        List<Area> former = areas.inForce(before).stream()
                .filter(area -> area.level() == AreaLevel.PROVINCE)
                .toList();
        assertThat(former).hasSize(63);
        assertThat(former.stream()
                        .flatMap(area -> areas.successors(area).stream())
                        .distinct())
                .hasSize(34)
                .allMatch(area -> area.isInForce(LocalDate.of(2025, 7, 1)));
        // A code can be another province's: 24 was Bắc Giang.
        assertThat(areas.find("24", before).orElseThrow().name()).isEqualTo("Tỉnh Bắc Giang");
        Area phuTho = areas.find("25", LocalDate.of(2025, 7, 1)).orElseThrow();
        assertThat(areas.predecessors(phuTho))
                .extracting(Area::name)
                .containsExactly("Tỉnh Hoà Bình", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc");
        assertThat(areas.find("46", LocalDate.of(2024, 12, 31)).orElseThrow().name())
                .isEqualTo("Tỉnh Thừa Thiên Huế");
    }

    @Test
    void aProvinceIsNoCommune() {
        assertThat(areas.commune("01", REFORM)).isEmpty();
        assertThat(areas.commune("00004", REFORM)).isPresent();
    }

    private String name(String code, LocalDate day) {
        return areas.find(code, day).orElseThrow().name();
    }

    private String kinds(LocalDate day) {
        return "%d cities, %d provinces, %d wards, %d communes, %d special zones"
                .formatted(
                        count(day, "Thành phố"),
                        count(day, "Tỉnh"),
                        count(day, "Phường"),
                        count(day, "Xã"),
                        count(day, "Đặc khu"));
    }

    private long count(LocalDate day, String prefix) {
        return areas.inForce(day).stream()
                .filter(area -> area.name().startsWith(prefix + " "))
                .count();
    }
}
