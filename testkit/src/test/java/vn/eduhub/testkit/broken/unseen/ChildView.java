package vn.eduhub.testkit.broken.unseen;

import java.util.List;
import java.util.Set;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

final class ChildView implements Disclosure {

    @Told(FieldGroup.BASIC)
    private final RecordId educationId;

    ChildView(RecordId educationId) {
        this.educationId = educationId;
    }

    @Override
    public List<RecordId> subjects() {
        return List.of(educationId);
    }

    @Override
    public Set<FieldGroup> fields() {
        return Set.of(FieldGroup.BASIC);
    }
}
