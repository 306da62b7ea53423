package vn.eduhub.exchange.oneroster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.StaffGroup;

/// From OneRoster's words to the official codes; the table is in docs/oneroster.md. What is not known here
/// goes on as it is, so that the owner names the list it is not in.
final class Mapping {

    /// CEDS grades before the first; 16 nursery group (to 3 years), 17 kindergarten class (from 3 years).
    private static final Map<String, String> EARLY = Map.of("IT", "16", "PR", "17", "PK", "17", "TK", "17", "KG", "17");

    private static final Map<String, StaffGroup> STAFF = Map.of(
            "teacher", StaffGroup.TEACHER,
            "proctor", StaffGroup.TEACHER,
            "principal", StaffGroup.MANAGER,
            "siteAdministrator", StaffGroup.MANAGER,
            "administrator", StaffGroup.MANAGER,
            "districtAdministrator", StaffGroup.OFFICER,
            "systemAdministrator", StaffGroup.EMPLOYEE,
            "counselor", StaffGroup.EMPLOYEE,
            "aide", StaffGroup.EMPLOYEE);

    private static final Set<String> FAMILY =
            Set.of("parent", "guardian", "relative", "mother", "father", "ext:mother", "ext:father");

    private static final Pattern USER_ID = Pattern.compile("\\{\\s*personal-number\\s*:\\s*([^}]*)}");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int YEAR_MIN = 1991;
    private static final int YEAR_MAX = 2200;

    private Mapping() {}

    /// What a role or an enrolment makes of a person.
    enum Part {
        LEARNER,
        STAFF,
        FAMILY
    }

    static Optional<Part> part(@Nullable String role) {
        if (role == null) {
            return Optional.empty();
        }
        if (role.equals("student")) {
            return Optional.of(Part.LEARNER);
        }
        if (STAFF.containsKey(role)) {
            return Optional.of(Part.STAFF);
        }
        return FAMILY.contains(role) ? Optional.of(Part.FAMILY) : Optional.empty();
    }

    /// DM_NHOM_CAN_BO.
    static @Nullable String group(@Nullable String role) {
        StaffGroup group = role == null ? null : STAFF.get(role);
        return group == null ? null : group.code();
    }

    /// A mother by her role; a parent is one when demographics say female.
    static boolean isMother(String role, boolean female) {
        return role.endsWith("mother") || (role.equals("parent") && female);
    }

    /// DM_KHOI of the first grade in the list.
    static @Nullable String grade(@Nullable String grades) {
        if (grades == null) {
            return null;
        }
        String first = References.ids(grades).stream().findFirst().orElse("");
        if (first.isEmpty()) {
            return null;
        }
        if (first.length() == 1 && Character.isDigit(first.charAt(0))) {
            return "0" + first;
        }
        return EARLY.getOrDefault(first, first);
    }

    /// DM_GIOI_TINH.
    static @Nullable String sex(@Nullable String sex) {
        if (sex == null) {
            return null;
        }
        return switch (sex) {
            case "male" -> "01";
            case "female" -> "02";
            default -> sex;
        };
    }

    static @Nullable String fullName(@Nullable String family, @Nullable String middle, @Nullable String given) {
        String name = Stream.of(orEmpty(family), orEmpty(middle), orEmpty(given))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// From `{personal-number:012345678901}`, among other ids.
    static @Nullable String personalNumber(@Nullable String userIds) {
        if (userIds == null) {
            return null;
        }
        Matcher matcher = USER_ID.matcher(userIds);
        return matcher.find() && !matcher.group(1).isBlank() ? matcher.group(1).strip() : null;
    }

    /// The year an academic session's school year ends in, 0 if it is none.
    static int yearEnd(@Nullable String schoolYear) {
        if (schoolYear == null || !YEAR.matcher(schoolYear).matches()) {
            return 0;
        }
        int year = Integer.parseInt(schoolYear);
        return year >= YEAR_MIN && year <= YEAR_MAX ? year : 0;
    }
}
