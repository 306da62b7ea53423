package vn.eduhub.identity.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedNameTest {

    @ParameterizedTest
    @CsvSource({
        // One Unicode form: windows-1258 style (base letter with its hook, tone apart) is in the loop below too.
        "Nguyễn Văn Tuấn, Nguyê\u0303n Va\u0306n Tuâ\u0301n",
        "Ngọc, Ngo\u0323c",
        "Thế, The\u0302\u0301",
        "Hòa, Ho\u0340a",
        // The place of the tone mark.
        "Hòa, Hoà",
        "Thủy, Thuỷ",
        "Thúy, Thuý",
        "Hóa, Hoá",
        "Lũy, Luỹ",
        "Khỏe, Khoẻ",
        "Giàng, Gìang",
        "Quỳnh, Qùynh",
        // Đ in its disguises.
        "Đặng Đình Đức, Ðặng Ðình Ðức",
        "Đặng, ðặng",
        "ĐẶNG, Ɖặng",
        // i for y where it is the whole vowel.
        "Lý, Lí",
        "Mỹ, Mĩ",
        "Kỳ, Kì",
        "Sỹ, Sĩ",
        "Quý, Quí",
        "Vy, Vi",
        "Ý, Í",
        "Mỹ Lý Hà, Mĩ Lí Hà",
        // Case.
        "Nguyễn Thị Ánh, NGUYỄN THỊ ÁNH",
        "Trần Đức Ưng, TRẦN ĐỨC ƯNG",
        "Lê Ơn, lê ơn",
        // Apostrophes and hyphens.
        "M'Đrắk, M’Đrắk",
        "M'Đrắk, Mʼðrắk",
        "H'Mông, H´ Mông",
        "Ê-đê, Ê – Đê",
        "Ê-đê, ê‐đê",
    })
    void twoSpellingsOfOneNameAreEqual(String one, String other) {
        assertThat(FoldedName.of(one)).isEqualTo(FoldedName.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " Lê  Thị Hoa",
                "Lê Thị Hoa ",
                "Lê\u00A0Thị\u00A0Hoa",
                "Lê\tThị\u202F \u3000Hoa",
                "Lê \u200BThị Hoa",
                "\uFEFFLê Thị Hoa"
            })
    void spacesThatNobodySeesDoNotCount(String written) {
        assertThat(FoldedName.of(written)).isEqualTo(FoldedName.of("Lê Thị Hoa"));
    }

    @ParameterizedTest
    @CsvSource({
        "Hoa, Hòa",
        "Hòa, Hóa",
        "Lê, Le",
        "Đạt, Dạt",
        "Thúy, Thúi",
        "Hay, Hai",
        "Tây, Tâi",
        "Tuy, Tui",
        "An, Ân",
        "Ăn, Ân",
        "Thu, Thư",
        "Văn An, Văn Ân",
        "Nguyễn An, Nguyễn Văn An",
        "Thanh An, Thanhan",
        "H'Mông, Hmông",
        "Ê-đê, Êđê",
        "Hoàng, Huỳnh",
        "Vũ, Võ",
        // The tone belongs to its syllable.
        "Hòa Minh, Hoa Mình",
    })
    void twoNamesStayTwo(String one, String other) {
        assertThat(FoldedName.of(one)).isNotEqualTo(FoldedName.of(other));
    }

    @Test
    void theFoldedTextIsFixedBecauseItsHashIsStored() {
        assertThat(FoldedName.of("Nguyễn Thị Thúy Hòa").text()).isEqualTo("nguyên4 thi5 thuy1 hoa2");
        assertThat(FoldedName.of("Đỗ Lý Quý").text()).isEqualTo("đô4 li1 qui1");
        assertThat(FoldedName.of("H' Mông Ê - đê").text()).isEqualTo("h'mông ê-đê");
        assertThat(FoldedName.of("José Maríá").text()).isEqualTo("jose1 maria11");
        assertThat(FoldedName.VERSION).isEqualTo(1);
    }

    @Test
    void everyVietnameseVowelFoldsAlikeComposedAndApartInBothCases() {
        String vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
        for (int i = 0; i < vowels.length(); i++) {
            String name = "T" + vowels.charAt(i) + "n";
            FoldedName folded = FoldedName.of(name);
            assertThat(FoldedName.of(Normalizer.normalize(name, Normalizer.Form.NFD)))
                    .isEqualTo(folded);
            assertThat(FoldedName.of(name.toUpperCase(Locale.ROOT))).isEqualTo(folded);
            assertThat(FoldedName.of(Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)))
                    .isEqualTo(folded);
        }
        assertThat(vowels.chars()
                        .mapToObj(c -> FoldedName.of("T" + (char) c + "n"))
                        .distinct()
                        .count())
                .isEqualTo(vowels.length());
    }

    @Test
    void anyTextFoldsTheSameInEveryUnicodeFormAndNeverFails() {
        Random random = new Random(20_261_122);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            int length = random.nextInt(0, 30);
            for (int i = 0; i < length; i++) {
                name.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x300, 0x330) : random.nextInt(1, 0x2100));
            }
            String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
            String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
            assertThat(FoldedName.of(composed))
                    .as("seed 20261122, round " + round)
                    .isEqualTo(FoldedName.of(apart));
        }
    }

    @Test
    void aFoldedNameDoesNotPrintItself() {
        assertThat(FoldedName.of("Lê Thị Hoa")).asString().doesNotContain("hoa");
    }
}
