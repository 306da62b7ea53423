package vn.eduhub.local.demo;

import java.util.Map;

/// How often names are given. Percentages of girls' given names, numbers of words, family names and the first
/// middle names Thị, Ngọc and Văn: hoten.org, samples SG01 (births 2007–2011, for learners) and DKL01 (births
/// 1991–2002, for staff and parents). That source prints no table of boys' given names and of the other
/// middle names: those are our own estimates, as are the families of the smaller peoples.
final class NameTables {

    private static final String FAMILY_TAIL = """
            Tạ Tô Tăng Quách La Kiều Lại Nghiêm Thân Tống Từ Thạch Châu Khổng Bạch Mạc Diệp Cù Doãn Đồng Giang Hứa Hàn Kim
            Lục Ninh Phí Quản Thiều Tiêu Viên Vương Âu Đậu Nhữ Ông Khuất Đàm Cung Ngọ Trà""";

    private static final String FAMILY_REST = """
            Trần 10.14, Lê 8.37, Phạm 5.93, Phan 3.18, Bùi 2.68, Võ 2.57, Hồ 2.17, Đỗ 1.78, Trương 1.68, Huỳnh 1.62, Ngô 1.58,
            Đinh 1.55, Dương 1.23, Trịnh 1.01, Nông 0.98, Mai 0.98, Hà 0.97, Đoàn 0.93, Lương 0.89, Cao 0.86, Đào 0.76,
            Lưu 0.51, Lý 0.49, Triệu 0.49, Phùng 0.37, Chu 0.33, Văn 0.33, Vi 0.30, Thái 0.30, Lâm 0.29""";

    static final WeightedWords FAMILIES_OF_LEARNERS =
            WeightedWords.percent("Nguyễn 31.2, Hoàng 1.4, Vũ 1.66, Đặng 1.93, " + FAMILY_REST, FAMILY_TAIL);

    static final WeightedWords FAMILIES_OF_ADULTS =
            WeightedWords.percent("Nguyễn 29.64, Hoàng 4.06, Vũ 1.99, Đặng 1.90, " + FAMILY_REST, FAMILY_TAIL);

    /// Family names of the peoples who live in Hà Nội beside the Kinh, by code of DM_DAN_TOC.
    static final Map<String, WeightedWords> FAMILIES_OF_PEOPLES = Map.of(
            "02",
                    WeightedWords.of(
                            "Nông 22, Hoàng 18, Lý 8, Hà 8, Triệu 6, Ma 8, Bế 5, Lương 8, Đàm 6, La 3, Nguyễn 8"),
            "03", WeightedWords.of("Lò 30, Quàng 14, Lường 12, Cầm 8, Hà 8, Vi 8, Lô 6, Tòng 6, Cà 5, Bạc 3"),
            "04",
                    WeightedWords.of(
                            "Trần 16, Lý 14, Lâm 12, Quách 10, Huỳnh 8, Vương 8, Hứa 6, Ngô 8, Lương 6, Phùng 4"),
            "06", WeightedWords.of("Bùi 40, Đinh 18, Quách 10, Hà 8, Nguyễn 12, Phùng 4, Xa 3, Bạch 5"),
            "07", WeightedWords.of("Nông 24, Hoàng 16, Lý 8, Vi 10, Lương 10, Triệu 8, Hứa 6, Chu 5, Mông 4, Lăng 3"),
            "08", WeightedWords.of("Giàng 18, Vàng 16, Thào 12, Lầu 10, Sùng 14, Mùa 8, Hạng 6, Lý 8, Má 4, Cứ 4"),
            "09", WeightedWords.of("Triệu 24, Bàn 20, Đặng 18, Phùng 10, Lý 12, Dương 8, Chảo 4, Tẩn 4"));

    /// Codes of DM_DAN_TOC with their share among learners of Hà Nội (estimates).
    static final WeightedWords PEOPLES =
            WeightedWords.of("01 98.55, 06 0.85, 02 0.25, 03 0.10, 07 0.10, 09 0.08, 08 0.04, 04 0.03");

    static final WeightedWords WORDS_BOY = WeightedWords.of("2 0.93, 3 72.75, 4 26.15, 5 0.17");
    static final WeightedWords WORDS_GIRL = WeightedWords.of("2 0.20, 3 34.74, 4 64.56, 5 0.49");
    static final WeightedWords WORDS_MAN = WeightedWords.of("2 2, 3 86, 4 12");
    static final WeightedWords WORDS_WOMAN = WeightedWords.of("2 0.5, 3 76, 4 23.5");

    static final WeightedWords GIVEN_GIRL = WeightedWords.percent("""
            Anh 7.1, Vy 5.7, Ngọc 4.3, Nhi 4.2, Hân 4.1, Thư 4.1, Linh 3.5, Như 3.1, Ngân 3.0, Phương 2.1, Thảo 2.1, My 2.1,
            Trân 1.8, Quỳnh 1.8, Nghi 1.7, Trang 1.7, Trâm 1.6, An 1.6, Thy 1.5, Châu 1.5, Trúc 1.5, Uyên 1.4, Yến 1.4,
            Ý 1.2, Tiên 1.1, Mai 1.1""", """
            Hà Chi Huyền Hương Lan Vân Thanh Khánh Ánh Duyên Giang Hạnh Hiền Hoa Hằng Dung Diệp Đan Hoài Khuê Lam Ly Mẫn
            Minh Nga Nguyên Nhiên Nhung Oanh Phúc Quyên San Tâm Thùy Tú Tuyền Vi Xuân Thủy Thương Trinh Tường Hồng Kim Loan
            Bình Dương Giao Hạ Băng""");

    static final WeightedWords GIVEN_BOY = WeightedWords.of("""
            Huy 4.6, Khang 4.2, Bảo 4.1, Minh 4.0, Phúc 3.5, Anh 3.6, Khoa 3.3, Phát 2.7, Đạt 2.7, Khôi 2.6, Long 2.5, Nam 2.5,
            Duy 2.4, Quân 2.4, Kiệt 2.4, Thịnh 2.1, Tuấn 2.0, Hưng 2.0, Hoàng 2.0, Hiếu 1.9, Nhân 1.7, Trí 1.7, Tài 1.6,
            Phong 1.8, Nguyên 1.7, An 1.9, Phú 1.4, Thành 1.4, Đức 1.5, Dũng 1.4, Lộc 1.2, Khánh 1.2, Vinh 1.2, Tiến 1.1,
            Nghĩa 1.1, Thiện 1.1, Hào 1.0, Hải 1.1, Đăng 1.3, Quang 1.2, Lâm 1.1, Nhật 0.9, Trung 1.0, Tú 0.8, Thắng 0.9,
            Toàn 0.8, Sơn 1.0, Bình 0.7, Cường 0.7, Khải 0.7, Tùng 0.8, Hùng 0.6, Việt 0.6, Kiên 0.7, Luân 0.4, Bách 0.4,
            Danh 0.4, Tâm 0.4, Nghiêm 0.2, Chiến 0.3, Linh 0.3, Hậu 0.4, Quốc 0.4, Thái 0.5, Trường 0.5, Vũ 0.6, Vỹ 0.2""");

    static final WeightedWords GIVEN_WOMAN = WeightedWords.percent("""
            Trang 4.19, Thảo 3.52, Linh 3.02, Anh 2.46, Phương 2.20, Hằng 2.14, Huyền 2.11, Hiền 2.03, Hương 1.72,
            Ngọc 1.72""", """
            Nga Lan Mai Hoa Dung Loan Yến Thủy Thu Hà Nhung Tuyết Oanh Vân Liên Hạnh Hòa Huệ Thúy Trinh Diễm Ngân Tâm Tuyền
            Duyên My Nguyệt Bích Châu Quyên Phượng Thương Vy Xuân Lý Thơm Hồng Lệ Nhàn Sen Chi Giang Ánh Thanh Quỳnh Uyên
            Như Nhi Minh Thùy Tình Nhã Hậu Thoa Luyến""");

    static final WeightedWords GIVEN_MAN = WeightedWords.percent("""
            Tuấn 2.71, Hoàng 2.46, Huy 2.23, Anh 2.05, Hiếu 1.99, Hùng 1.98, Nam 1.98, Sơn 1.90, Đức 1.88, Dũng 1.70,
            Thành 1.62, Đạt 1.56, Cường 1.56, Long 1.55, Trung 1.55""", """
            Minh Hải Quang Thắng Bình Tùng Kiên Phong Quân Toàn Tiến Mạnh Hưng Thịnh Vinh Tài Phúc Lâm Khánh Việt Duy Tú Lộc
            Nghĩa Trường Vũ Thái Chiến Công Quyết Định Hòa Khoa Bảo Nhân Tân Tâm Linh Phú Trí Hậu Luân Thuận Thiện""");

    /// First middle names of girls where it is neither Thị nor the mother's family name: so that Ngọc begins more than
    /// 17 % of all.
    static final WeightedWords MIDDLE_GIRL = WeightedWords.percent("""
            Ngọc 23.6, Minh 5, Bảo 5, Thanh 4.5, Phương 4.2, Quỳnh 4, Kim 3.6, Khánh 3.4, Gia 3.2, Thùy 3, Hoàng 3, Thảo 2.6,
            Hồng 2.4, Mỹ 2.2, Tường 2, Anh 2, Trúc 1.8, Mai 1.8, Hà 1.6""", """
            Tú Diễm Yến Ánh Cẩm Uyên Như Hoài Linh Bích Nhã Hải Huyền Lan Ái An Thu Thiên Tuệ Cát Diệu Khả Nhật Xuân""");

    static final WeightedWords SECOND_MIDDLE_GIRL = WeightedWords.of("""
            Bảo 7, Minh 6, Thanh 6, Quỳnh 5.5, Kim 5, Phương 5, Khánh 4.5, Thùy 4, Gia 4, Thảo 4, Ngọc 4, Tường 3, Trúc 3, Mai 3,
            Hà 2.5, Hồng 3, Mỹ 3, Anh 3, Tú 2, Diễm 2, Yến 2, Ánh 2, Cẩm 2, Uyên 1.5, Như 2, Hoài 1.5, Linh 1.5, Bích 2, Nhã 1,
            Hải 1, Huyền 1.5, Lan 1.5, Ái 1, An 1, Thu 2.5, Thiên 1, Cát 1, Diệu 1, Khả 1, Xuân 1""");

    static final WeightedWords MIDDLE_BOY = WeightedWords.of("""
            Minh 9, Gia 7, Hoàng 6, Quốc 5.5, Đức 5, Anh 4.5, Bảo 4.5, Nhật 4, Tuấn 3.8, Thanh 3.5, Thành 3.5, Duy 3.5, Quang 3.5,
            Hữu 3, Văn 2.8, Trung 2.5, Ngọc 2.5, Công 2, Thiên 2, Trọng 2, Hải 2, Tấn 2, Đình 1.6, Khánh 1.6, Phúc 1.5, Chí 1.5,
            Huy 1.5, Đăng 1.6, Xuân 1.4, Thế 1.2, Tiến 1.2, Việt 1.2, Nguyên 1.2, Phước 1, Thái 1, Mạnh 1, Viết 0.8, Hồng 0.8,
            Vĩnh 0.8, Phú 0.8, Bá 0.7, Nam 0.6, Trí 0.6, An 0.6, Lâm 0.5, Tùng 0.5, Hùng 0.5, Khắc 0.4, Kim 0.4, Sỹ 0.2""");

    static final WeightedWords SECOND_MIDDLE_BOY = WeightedWords.of("""
            Minh 8, Gia 8, Hoàng 6, Quốc 6, Đức 5, Anh 6, Bảo 7, Nhật 5, Tuấn 4, Thanh 3, Thành 3, Duy 4, Quang 3, Trung 3, Ngọc 3,
            Thiên 4, Trọng 2, Hải 3, Khánh 2, Phúc 2, Chí 2, Huy 2, Đăng 3, Việt 2, Nguyên 2, Phước 1, Thái 1, Nam 1, Trí 1, An 1""");

    static final WeightedWords MIDDLE_MAN = WeightedWords.of("""
            Văn 34, Đức 6, Minh 5, Quốc 5, Hữu 5, Thanh 5, Ngọc 4, Xuân 4, Đình 4, Anh 4, Tuấn 3, Quang 4, Công 4, Trọng 2, Thế 2,
            Mạnh 2, Tiến 2, Viết 2, Bá 1, Duy 2, Hoàng 2, Trung 2""");

    private NameTables() {}
}
