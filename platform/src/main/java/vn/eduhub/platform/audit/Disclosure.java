package vn.eduhub.platform.audit;

import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.fields.FieldGroup;

/// Implemented by every body of an answer, or item of a list, that tells something of a person. It is given to the
/// caller only when the audit trail has it.
public interface Disclosure {

    /// Whose data it is; nobody's when an answer of this shape happens to tell of nobody.
    List<RecordId> subjects();

    Set<FieldGroup> fields();
}
