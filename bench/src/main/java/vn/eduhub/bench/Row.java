package vn.eduhub.bench;

/// One line of the result table.
///
/// @param cpu CPU-milliseconds for each request or learner, the store's share apart; empty where it says nothing
record Row(Target target, Verdict verdict, String measured, String cpu, String remark) {

    static Row notMeasured(Target target, String reason) {
        return new Row(target, Verdict.NOT_MEASURED, "not measured", "", reason);
    }

    String markdown() {
        return "| " + cell(target.what()) + " | " + target.floor() + " | " + target.aim() + " | " + cell(measured)
                + " | " + verdict.words() + " | " + cell(cpu) + " | " + cell(remark) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
