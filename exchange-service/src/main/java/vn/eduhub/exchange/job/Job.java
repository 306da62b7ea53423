package vn.eduhub.exchange.job;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.exchange.file.CheckedFile;
import vn.eduhub.exchange.ledger.Ledger;
import vn.eduhub.platform.caller.HubRole;

/// A file that was taken whole, on its way to the owners of its rows.
///
/// @param unit the submitter's
/// @param scope units that may see it: the submitter's and all above
/// @param print SHA-256 of the upload
/// @param createdKey idempotency key of the upload
/// @param phase the last one begun
/// @param end null while it runs
record Job(
        RecordId id,
        String client,
        RecordId unit,
        Set<HubRole> roles,
        List<RecordId> scope,
        Format format,
        List<CheckedFile> files,
        String print,
        @Nullable String createdKey,
        Instant createdAt,
        JobState state,
        boolean cancelRequested,
        @Nullable String phase,
        @Nullable End end) {

    /// What can no longer change.
    ///
    /// @param failure there when it failed
    /// @param ledger null when it could not be summed up
    record End(
            Instant at, @Nullable Failure failure, @Nullable Ledger ledger) {}

    enum Format {
        ONEROSTER_ZIP,
        TEMPLATE_CSV,
        TEMPLATE_ZIP
    }

    Job {
        roles = Set.copyOf(roles);
        scope = List.copyOf(scope);
        files = List.copyOf(files);
    }

    long lines() {
        return files.stream().mapToLong(CheckedFile::lines).sum();
    }
}
