package vn.eduhub.contracts.intake;

import java.util.List;

/// Body of `POST /internal/intake/…`: at most 500 rows, at most 256 KB. The job, the submitter's unit and
/// roles are in the signed header `Hub-Submitter`. Sent again, it gets the same answer.
public record Batch<R>(List<R> rows) {

    public static final int ROWS_MAX = 500;
    public static final int BYTES_MAX = 256 * 1024;

    public Batch {
        rows = List.copyOf(rows);
    }

    /// One outcome for every row and for every part of a row (enrolment, assignment), in any order.
    public record Answer(List<RowOutcome> outcomes) {

        public Answer {
            outcomes = List.copyOf(outcomes);
        }
    }
}
