package vn.eduhub.testkit;

import java.util.List;
import vn.eduhub.contracts.intake.InstitutionRow;

/// Schools that do not exist, as a department's file would name them; the communes do exist.
public final class Schools {

    /// A primary school in phường Ba Đình, Hà Nội.
    public static final InstitutionRow HOA_SEN =
            school(1, "hoa-sen", "Trường Tiểu học Hoa Sen Trắng", "0100004T01", "00004", List.of("02"));

    /// An upper secondary school there.
    public static final InstitutionRow SONG_HONG =
            school(2, "song-hong", "Trường Trung học phổ thông Sóng Hồng", "0100004T02", "00004", List.of("04"));

    /// A lower secondary school in phường Sài Gòn, Thành phố Hồ Chí Minh.
    public static final InstitutionRow BEN_NGHE =
            school(3, "ben-nghe", "Trường Trung học cơ sở Bến Đò", "7926740T01", "26740", List.of("03"));

    private Schools() {}

    private static InstitutionRow school(
            long row, String sourcedId, String name, String code, String communeCode, List<String> levels) {
        return new InstitutionRow(row, sourcedId, false, name, "school", code, null, communeCode, levels, "01");
    }
}
