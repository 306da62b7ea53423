package vn.eduhub.identity.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The catalogue of what happens to names on their way: one, the other, what they are to each other, why.
class NameCatalogueTest {

    private final Rules rules = RulesFile.ofPersons().rules();

    @ParameterizedTest(name = "{0} | {1}: {2} ({3})")
    @CsvSource({
        // Unicode.
        "Nguyễn Văn Tuấn, Nguyê\u0303n Va\u0306n Tuâ\u0301n, same, marks apart",
        "Ngọc Hân, Ngo\u0323c Hân, same, decomposed tone",
        "Nguyễn Văn Đức, NguyÔn V¨n §øc, same, TCVN3 read as Latin-1",
        "Trần Thị Hường, TrÇn ThÞ H\u00ADêng, same, TCVN3 with its soft hyphen",
        "Phạm Huỳnh Như, Ph¹m Huúnh Nh\u00AD, same, TCVN3",
        "Nguyễn Văn Đức, Nguyeãn Vaên Ñöùc, same, VNI font read as Latin-1",
        "Trần Thị Hường, Traàn Thò Höôøng, same, VNI font",
        "Lê Thị Ngọc, LEÂ THÒ NGOÏC, same, VNI font in capitals",
        "Nguyễn Thị Hương, Nguyeenx Thij Huwowng, same, Telex keys",
        "Trần Đình Trọng, Traanf Ddinhf Trongj, same, Telex keys",
        "Nguyễn Văn Tuấn, Nguye64n Va8n Tua61n, same, VNI keys",
        // Tone marks and letters.
        "Trần Thị Hòa, Trần Thị Hoà, same, place of the tone mark",
        "Lê Thủy Tiên, Lê Thuỷ Tiên, same, place of the tone mark",
        "Đặng Đình Đức, Ðặng Ðình Ðức, same, eth for D with a bar",
        "Đặng Đình Đức, ĐẶNG ĐÌNH ĐỨC, same, capitals",
        "Lý Mỹ Kỳ, Lí Mĩ Kì, same, i for y",
        "Lê Thị Hoa, ' Lê\u00A0 Thị  Hoa ', same, spaces nobody sees",
        "Lê Thị Hoa, Lê \u200BThị\u202E Hoa, same, marks of direction and no width",
        "Nguyễn Thị Hường, Nguyen Thi Huong, unaccented, no marks at all",
        "Đỗ Đức Đạt, Do Duc Dat, unaccented, no marks at all",
        "Trần Thị Hoa, Trần Thị Hòa, near-given-name, both are names people have",
        "Trần Thị Thuận, Trần Thị Thuân, one-slip, nobody is called Thuân",
        "Trần Thùy Linh, Trần Thúy Linh, one-slip, a mark in the middle",
        // Words.
        "Nguyễn Thị Thu Hà, Nguyễn Thu Hà, word-left-out, Thị dropped",
        "Nguyễn Văn An, Nguyễn An, word-left-out, Văn dropped",
        "Nguyễn Thị Thu Hà, Nguyen Thu Ha, word-left-out, Thị dropped and no marks",
        "Nguyễn Bảo Ngọc Anh, Nguyễn Ngọc Anh, word-left-out, a middle name missing",
        "Nguyễn Văn An, Văn An, word-left-out, family name missing",
        "Nguyễn Văn An, NguyễnVăn An, rearranged, spaces merged",
        "Nguyễn Văn An, Nguyễn Văn A n, rearranged, a space too many",
        "Nguyễn Văn An, An Nguyễn Văn, rearranged, given name first",
        "Nguyễn Văn An, NguyenVanAn, rearranged, no spaces and no marks",
        "Nguyễn Thảo Đức Mai, Nguyễn ThảoĐức Mai, rearranged, two words in one with two tones",
        "Lý Thị Đạt, Lýt Hị Đạt, rearranged, a space one letter too late",
        "Trần Vương Anh Thảo, Trần Vươnganh Thảo, rearranged, eight letters in one word",
        "Huỳnh Văn Bảo, Hoàng Văn Bảo, regional-spelling, south and north",
        "Võ Thị Sáu, Vũ Thị Sáu, regional-spelling, south and north",
        "Vo Thi Sau, Vũ Thị Sáu, regional-spelling, and no marks",
        "Trần Hoàng Phúc, Trần Hoàng Phước, regional-spelling, in a given name",
        "Trần Văn Khánh, Trần Văn Kháhn, one-slip, two letters swapped",
        "Trần Văn Khánh, Trần Văn Khnh, one-slip, a letter missing",
        "Trần Văn Khánh, Trần V. Khánh, one-slip, an initial",
        "Trần Văn Khánh, Tran Van Khanhh, one-slip, and no marks",
        "Trần Văn Khánh, Trần Văng Khánhh, slips, two of them",
        // Who they are not.
        "Trương Thị Lan, Trương Thị Huệ, other-given-name, twins",
        "Trương Thị Lan, Trương Thị Loan, near-given-name, a slip that makes another name",
        "Trần Minh Anh, Trần Nhật Anh, other-middle-name, twins with one given name",
        "Nguyễn Văn An, Trần Văn An, other-family-name, after another parent",
        "Nguyễn Văn An, Lê Thị Bình, other, strangers",
        "Nguyen Van An, Nguyễn Văn Ân, unaccented, could be either",
        // Names that are not Kinh, and foreign ones.
        "H'Mông, H’Mông, same, apostrophes",
        "Y M'Đrắk Niê, Y M’Ðrắk Niê, same, apostrophes and eth",
        "H'Hen Niê, H Hen Niê, same, apostrophe typed as a space",
        "H'Hen Niê, HHen Niê, rearranged, apostrophe left out",
        "Y Ê-đê Ksor, Y Ê đê Ksor, same, hyphen typed as a space",
        "Giàng A Páo, GIÀNG A PÁO, same, Hmong",
        "Thạch Sa Mít, Thach Sa Mit, unaccented, Khmer",
        "Danh, danh, same, one word",
        "José María Fernández, Jose Maria Fernandez, unaccented, Spanish",
        "Christopher Max Webb, CHRISTOPHER MAX WEBB, same, not taken for Telex",
        "Anna Schmidt, Anna Schmitd, one-slip, German",
        "สมชาย ใจดี, สมชาย ใจดี, same, another script",
    })
    void whatTwoNamesAreToEachOther(String one, String other, String level, String why) {
        assertThat(compared(one, other)).as(why).isEqualTo(level);
        assertThat(compared(other, one)).as(why + ", the other way round").isEqualTo(level);
    }

    private String compared(String one, String other) {
        return rules.compare(row(one), row(other)).level("name").orElse("missing");
    }

    private Description row(String name) {
        return rules.prepare(List.of(name, "", "", "", ""));
    }
}
