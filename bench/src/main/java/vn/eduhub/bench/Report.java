package vn.eduhub.bench;

import java.util.ArrayList;
import java.util.List;

/// What was measured so far, in the order it was measured.
final class Report {

    private final List<Row> rows = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    void detail(String title, String markdown) {
        details.add("### " + title + "\n\n" + markdown.strip() + "\n");
    }

    boolean has(Target target) {
        return rows.stream().anyMatch(row -> row.target() == target);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /// The part of the result file below its head.
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("| what | floor | aim | measured | verdict | CPU-ms each, all our processes | remark |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        if (!details.isEmpty()) {
            text.append("\n## Details\n");
            details.forEach(detail -> text.append('\n').append(detail));
        }
        return text.toString();
    }
}
