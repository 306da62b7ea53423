package vn.eduhub.testkit.broken.untold;

import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

record ChildView(@Told(FieldGroup.BASIC) RecordId educationId, String nickname) implements Disclosure {

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }
}
