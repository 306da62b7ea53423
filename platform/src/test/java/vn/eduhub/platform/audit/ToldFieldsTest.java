package vn.eduhub.platform.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.eduhub.contracts.id.EducationId;
import vn.eduhub.contracts.id.RecordId;
import vn.eduhub.platform.fields.FieldGroup;
import vn.eduhub.platform.fields.Told;

class ToldFieldsTest {

    private static final RecordId SOMEONE = EducationId.of(123_456_789).recordId();

    record ChildView(
            @Told(FieldGroup.BASIC) String fullName,
            @Told(FieldGroup.FAMILY) @Nullable String motherName,
            @Told(FieldGroup.BASIC) Set<FieldGroup> fields)
            implements Disclosure {

        @Override
        public List<RecordId> subjects() {
            return List.of(SOMEONE);
        }
    }

    record WrappedView<V>(@Told(FieldGroup.BASIC) V record) implements Disclosure {

        @Override
        public List<RecordId> subjects() {
            return List.of(SOMEONE);
        }

        @Override
        public Set<FieldGroup> fields() {
            return Set.of(FieldGroup.BASIC);
        }
    }

    record HastyView(String nickname) implements Disclosure {

        @Override
        public List<RecordId> subjects() {
            return List.of(SOMEONE);
        }

        @Override
        public Set<FieldGroup> fields() {
            return Set.of(FieldGroup.values());
        }
    }

    private static ChildView child(@Nullable String mother, FieldGroup... fields) {
        return new ChildView("Đỗ Thị Nhãn", mother, Set.of(fields));
    }

    @Test
    void whatIsNamedMayLeaveAndWhatIsEmptyToo() {
        assertThatCode(() -> ToldFields.check(child("Trần Thị Me", FieldGroup.BASIC, FieldGroup.FAMILY)))
                .doesNotThrowAnyException();
        assertThatCode(() -> ToldFields.check(child(null, FieldGroup.BASIC))).doesNotThrowAnyException();
    }

    @Test
    void aValueOfAGroupThatIsNotNamedDoesNotLeave() {
        ChildView tooMuch = child("Trần Thị Me", FieldGroup.BASIC);
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(tooMuch))
                .withMessageContaining("FAMILY")
                .withMessageNotContaining("Me");
        assertThatIllegalStateException().isThrownBy(() -> ToldFields.check(new WrappedView<>(tooMuch)));
    }

    @Test
    void aFieldThatBelongsToNoGroupDoesNotLeave() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(new HastyView("Nhím")))
                .withMessageContaining("nickname");
    }
}
