package vn.eduhub.exchange.job;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.ledger.Cause;
import vn.eduhub.exchange.ledger.Counts;
import vn.eduhub.exchange.ledger.Ledger;

/// A job as its submitter sees it.
record JobView(
        RecordId id,
        JobState state,
        @Nullable String phase,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable FailureView failure,
        Rows rows,
        List<FileView> files,
        List<CauseView> causes) {

    /// Lines; `in` is the sum of all others.
    record Rows(long in, long accepted, long unchanged, long rejected, long review, long pending, long cancelled) {

        /// What is not settled waits, or is given up when the job was cancelled.
        static Rows of(long in, Counts counts, JobState state) {
            long open = in - counts.settled();
            boolean cancelled = state == JobState.CANCELLED;
            return new Rows(
                    in,
                    counts.accepted(),
                    counts.unchanged(),
                    counts.rejected(),
                    counts.review(),
                    cancelled ? 0 : open,
                    cancelled ? open : 0);
        }
    }

    /// Why a job failed; the rest is in the operator's log.
    record FailureView(String code, String message) {

        static @Nullable FailureView of(Job.@Nullable End end, Locale locale) {
            Failure failure = end == null ? null : end.failure();
            return failure == null ? null : new FailureView(failure.code(), failure.message(locale));
        }
    }

    /// @param mode `bulk` or `delta`
    record FileView(String name, String mode, Rows rows) {

        static FileView of(CheckedFile file, Ledger ledger, JobState state) {
            return new FileView(
                    file.name(),
                    file.delta() ? "delta" : "bulk",
                    Rows.of(file.lines(), ledger.file(file.name()), state));
        }
    }

    record CauseView(String code, String file, String column, long count, String message, List<Long> firstLines) {

        static CauseView of(Cause cause, Locale locale) {
            return new CauseView(
                    cause.fault().code(),
                    cause.file(),
                    cause.column(),
                    cause.count(),
                    cause.fault().message(locale, cause.arguments()),
                    cause.firstLines());
        }
    }

    static JobView of(Job job, Ledger ledger, Locale locale) {
        return new JobView(
                job.id(),
                job.state(),
                job.phase(),
                job.createdAt(),
                job.end() == null ? null : job.end().at(),
                FailureView.of(job.end(), locale),
                Rows.of(job.lines(), ledger.total(), job.state()),
                job.files().stream()
                        .map(file -> FileView.of(file, ledger, job.state()))
                        .toList(),
                ledger.causes().stream()
                        .map(cause -> CauseView.of(cause, locale))
                        .toList());
    }
}
