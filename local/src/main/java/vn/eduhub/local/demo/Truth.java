package vn.eduhub.local.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What the maker of the province knows, beside what the hub publishes: every cell of school, kind, grade, sex and
/// year.
final class Truth {

    private static final String NONE = "00";

    private final Map<String, Long> known = new HashMap<>();

    Truth(Headcount headcount) {
        headcount
                .atSchool()
                .forEach((cell, count) -> known.merge(
                        cell(
                                cell.school(),
                                cell.kind().name(),
                                cell.grade(),
                                cell.sex().code(),
                                cell.schoolYear().toString()),
                        count,
                        Long::sum));
    }

    private static String cell(String school, String kind, String grade, String sex, String year) {
        return "%s %s grade %s sex %s %s".formatted(school, kind, grade.isEmpty() ? NONE : grade, sex, year);
    }

    int cells() {
        return known.size();
    }

    /// Cells that differ, in words.
    ///
    /// @param counts answer of the counts by kind, grade, sex, school year and school
    /// @param codes the code of each school of the province, by record id; other schools are passed over
    Set<String> differences(JsonNode counts, Map<String, String> codes) {
        Map<String, Long> published = new HashMap<>();
        for (JsonNode row : counts.path("rows").values()) {
            String school = codes.get(row.path("school").asString(""));
            if (school != null) {
                published.put(
                        cell(
                                school,
                                row.path("kind").asString(),
                                row.path("grade").asString(""),
                                row.path("sex").asString(),
                                row.path("schoolYear").asString()),
                        row.path("count").asLong());
            }
        }
        Set<String> all = new TreeSet<>(known.keySet());
        all.addAll(published.keySet());
        Set<String> differing = new TreeSet<>();
        for (String cell : all) {
            long expected = known.getOrDefault(cell, 0L);
            long found = published.getOrDefault(cell, 0L);
            if (expected != found) {
                differing.add(cell + ": made " + expected + ", published " + found);
            }
        }
        return differing;
    }
}
