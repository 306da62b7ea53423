package vn.eduhub.contracts.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.id.RecordId;

/// One access to what is held of people.
///
/// @param client id of the client that called
/// @param officer user name of the person behind it; none for a machine
/// @param unit for which it was done; none when a person asked for what is held of themselves
/// @param job whose batch it was; none when it was no batch
/// @param action method and route, such as `GET /v1/learners/{id}`
/// @param purpose a stable word
/// @param fields groups of fields that were shown or written
/// @param subjects whose data it was: record ids, which people's numbers are
public record AuditEntry(
        Instant at,
        String client,
        @Nullable String officer,
        @Nullable RecordId unit,
        @Nullable String job,
        String action,
        String purpose,
        List<String> fields,
        List<RecordId> subjects,
        String requestId) {

    public AuditEntry {
        fields = List.copyOf(fields);
        subjects = List.copyOf(subjects);
    }

    /// The same access, of some of the people.
    public AuditEntry of(List<RecordId> some) {
        return new AuditEntry(at, client, officer, unit, job, action, purpose, fields, some, requestId);
    }
}
