package vn.eduhub.institution.unit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.eduhub.contracts.code.Level;
import vn.eduhub.contracts.code.Ownership;
import vn.eduhub.contracts.event.Institution.DatedCode;
import vn.eduhub.contracts.event.Institution.Kind;
import vn.eduhub.contracts.id.RecordId;

/// A unit on the wire.
///
/// @param code the one of the codes that is in force today
/// @param communeCode code of the area it is located in, be it a commune or a province
record InstitutionView(
        RecordId recordId,
        long version,
        Instant updatedAt,
        boolean cancelled,
        Kind kind,
        String name,
        @Nullable String code,
        List<DatedCode> codes,
        @Nullable RecordId managedBy,
        @Nullable RecordId locatedIn,
        @Nullable String communeCode,
        List<Level> levels,
        @Nullable Ownership ownership) {}
