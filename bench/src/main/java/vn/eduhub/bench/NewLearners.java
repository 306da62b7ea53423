package vn.eduhub.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Invents primary-school children nobody has registered yet and words them as `POST /v1/learners` wants them. Seven of
/// ten have a personal number, as in the demo.
final class NewLearners {

    /// Grade 3 in the school year 2026-2027.
    private static final int BIRTH_YEAR = 2018;

    private static final double WITH_NUMBER = 0.7;

    /// No province ever had a code from 900 on. A hundred of them, so that no number is invented twice.
    private static final int FIRST_PLACE = 900;

    private static final int PLACES = 100;
    private static final int SERIALS = 1_000_000;

    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
            "Dương", "Lý");

    private static final List<String> MIDDLES = List.of(
            "Minh", "Gia", "Ngọc", "Bảo", "Thanh", "Quang", "Anh", "Khánh", "Hoàng", "Thảo", "Phương", "Tuấn", "Đức",
            "Hải", "Kim", "Tường", "Nhật", "Xuân", "Hữu", "Mai", "Thị", "Diệu", "Quỳnh", "Trọng");

    private static final List<String> GIVENS = List.of(
            "An", "Bình", "Châu", "Chi", "Dũng", "Duy", "Giang", "Hà", "Hạnh", "Hiếu", "Hoa", "Huy", "Hương", "Khôi",
            "Khang", "Lan", "Linh", "Long", "Ly", "My", "Nam", "Nga", "Nhi", "Phong", "Phúc", "Quân", "Sơn", "Tâm",
            "Thư", "Trang", "Trí", "Tú", "Tùng", "Uyên", "Vân", "Việt", "Vy", "Yến");

    private final RandomGenerator random;

    NewLearners(RandomGenerator random) {
        this.random = random;
    }

    /// The body of a registration at this school.
    String body(String school) {
        boolean girl = random.nextBoolean();
        LocalDate born = LocalDate.of(BIRTH_YEAR, 1, 1).plusDays(random.nextInt(365));
        StringBuilder body = new StringBuilder(400);
        body.append("{\"fullName\":\"").append(name());
        body.append("\",\"birthDate\":\"").append(born);
        body.append("\",\"sex\":\"").append(girl ? "02" : "01");
        if (random.nextDouble() < WITH_NUMBER) {
            body.append("\",\"personalNumber\":\"").append(number(girl));
        }
        body.append("\",\"motherName\":\"").append(name());
        body.append("\",\"ethnicity\":\"01\",\"enrolment\":{\"school\":\"").append(school);
        body.append("\",\"schoolYear\":\"2026-2027\",\"grade\":\"03\",\"begun\":\"2026-09-05\"}}");
        return body.toString();
    }

    /// 16 × 24² × 38 names; with the mother's and 365 days some 10^13 people of each sex.
    private String name() {
        return pick(FAMILIES) + " " + pick(MIDDLES) + " " + pick(MIDDLES) + " " + pick(GIVENS);
    }

    /// Century and sex: 2 for boys and 3 for girls born from 2000 on.
    private String number(boolean girl) {
        String serial = String.format(Locale.ROOT, "%06d", random.nextInt(SERIALS));
        return FIRST_PLACE + random.nextInt(PLACES) + (girl ? "3" : "2") + BIRTH_YEAR % 100 + serial;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
