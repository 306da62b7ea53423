package vn.eduhub.identity.accesslog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.audit.AuditEntry;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.AuditTrail;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;
import vn.eduhub.platform.rest.Paged;

/// Accesses to the data of one person, newest first; those of other people in the same lists are not told.
///
/// @param nextCursor give it back as `cursor` for the next page; absent on the last one
record AccessLogView(
        @Told(FieldGroup.BASIC) @JsonIgnore EducationId person,
        @Told(FieldGroup.BASIC) List<Access> items,
        @Told(FieldGroup.BASIC) @Nullable String nextCursor)
        implements Disclosure, Paged {

    AccessLogView {
        items = List.copyOf(items);
    }

    /// @param officer user name of the person behind the client; absent for a machine
    /// @param job whose batch it was
    record Access(
            Instant at,
            String client,
            @Nullable String officer,
            @Nullable RecordId unit,
            @Nullable String job,
            String action,
            String purpose,
            List<String> fields,
            String requestId) {

        Access {
            fields = List.copyOf(fields);
        }

        private static Access of(AuditEntry entry) {
            return new Access(
                    entry.at(),
                    entry.client(),
                    entry.officer(),
                    entry.unit(),
                    entry.job(),
                    entry.action(),
                    entry.purpose(),
                    entry.fields(),
                    entry.requestId());
        }
    }

    @Override
    public AccessLogView withNextCursor(String cursor) {
        return new AccessLogView(person, items, cursor);
    }

    static AccessLogView of(EducationId person, AuditTrail.Found found) {
        return new AccessLogView(
                person,
                found.entries().stream().map(Access::of).toList(),
                found.next().map(RecordId::value).orElse(null));
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(person.recordId());
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }

    @Override
    public String toString() {
        return "AccessLogView[" + person + "]";
    }
}
