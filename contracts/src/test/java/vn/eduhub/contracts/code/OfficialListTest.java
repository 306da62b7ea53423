package vn.eduhub.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.eduhub.contracts.fault.Fault;
import vn.eduhub.contracts.fault.Reader;

class OfficialListTest {

    private static List<String> codes(String list) {
        return OfficialList.find(list).orElseThrow().values().stream()
                .map(OfficialList.Value::code)
                .toList();
    }

    private static List<String> codes(Coded[] values) {
        return Arrays.stream(values).map(Coded::code).toList();
    }

    @Test
    void theTypesOfTheCodeHoldJustTheValuesOfTheirLists() {
        assertThat(codes(Sex.values())).isEqualTo(codes("DM_GIOI_TINH"));
        assertThat(codes(Ownership.values())).isEqualTo(codes("DM_LOAI_HINH_TRUONG"));
        assertThat(codes(Level.values())).isEqualTo(codes("DM_CAP_HOC"));
        assertThat(codes(LeavingReason.values())).isEqualTo(codes("DM_LY_DO_THOI_HOC"));
        assertThat(codes(StaffGroup.values())).isEqualTo(codes("DM_NHOM_CAN_BO"));
        assertThat(codes("DM_KHOI"))
                .hasSize(28)
                .allMatch(code -> Grade.find(code).isPresent());
        assertThat(codes("DM_DAN_TOC"))
                .hasSize(55)
                .allMatch(code -> Ethnicity.find(code).isPresent());
    }

    @Test
    void aCodeStandsOnceInItsListAndEveryListHasValues() {
        assertThat(OfficialList.all()).hasSizeGreaterThan(35).allSatisfy(list -> {
            List<String> codes = codes(list.name());
            assertThat(codes).as(list.name()).isNotEmpty();
            assertThat(new HashSet<>(codes)).as(list.name()).hasSameSizeAs(codes);
            assertThat(list.title()).isNotBlank();
        });
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("DM_GIOI_TINH", "02", "02"),
                Arguments.of("DM_GIOI_TINH", "2", "02"),
                Arguments.of("DM_GIOI_TINH", " nữ ", "02"),
                Arguments.of("DM_GIOI_TINH", "Nu\u031b\u0303", "02"),
                Arguments.of("DM_LOAI_HINH_TRUONG", "1", "01"),
                Arguments.of("DM_LOAI_HINH_TRUONG", "tư thục", "09"),
                Arguments.of("DM_DAN_TOC", "Mèo", "08"),
                Arguments.of("DM_DAN_TOC", "Hmông", "08"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void aValueIsFoundByCodeByTheOtherSchemeAndByName(String list, String word, String code) {
        assertThat(OfficialList.find(list).orElseThrow().resolve(word))
                .map(OfficialList.Value::code)
                .contains(code);
    }

    @Test
    void aCodeThatLostItsZeroIsNotTakenForAnotherOne() {
        OfficialList ownership = OfficialList.find("DM_LOAI_HINH_TRUONG").orElseThrow();

        assertThat(ownership.resolve("2")).isEmpty();
        assertThat(ownership.resolve("3")).isEmpty();
    }

    @Test
    void theDoorsTakeWhatTheListsKnow() {
        Reader reader = new Reader();

        assertThat(reader.code("/sex", "Nữ", Sex.CODES, "DM_GIOI_TINH")).contains(Sex.FEMALE);
        assertThat(reader.code("/ownership", "Tư thục", Ownership.CODES, "DM_LOAI_HINH_TRUONG"))
                .contains(Ownership.PRIVATE);
        assertThat(reader.found("/grade", "Lớp 5", Grade::find, "DM_KHOI")).contains(new Grade("05"));
        assertThat(reader.isClean()).isTrue();
        Function<String, Optional<Grade>> grades = Grade::find;
        assertThat(reader.found("/grade", "٠٥", grades, "DM_KHOI")).isEmpty();
        assertThat(reader.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Fault.UNKNOWN_CODE));
    }
}
