package vn.eduhub.platform.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
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

    /// Parts of a view that carry groups of their own, in a list and by their type.
    record FamilyView(
            @Told(FieldGroup.BASIC) List<Member> members,
            @Told(FieldGroup.BASIC) @Nullable ChildView eldest,
            @Told(FieldGroup.BASIC) Set<FieldGroup> fields)
            implements Disclosure {

        record Member(
                String fullName,
                @Told(FieldGroup.CONTACT) @Nullable String telephone) {}

        @Override
        public List<RecordId> subjects() {
            return List.of(SOMEONE);
        }
    }

    private static FamilyView family(String telephone, FieldGroup... fields) {
        return new FamilyView(List.of(new FamilyView.Member("Đỗ Thị Na", telephone)), null, Set.of(fields));
    }

    record MapView(@Told(FieldGroup.BASIC) Map<String, String> more) implements Disclosure {

        @Override
        public List<RecordId> subjects() {
            return List.of(SOMEONE);
        }

        @Override
        public Set<FieldGroup> fields() {
            return Set.of(FieldGroup.values());
        }
    }

    /// Its fields cannot be seen.
    static final class BeanView implements Disclosure {

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
    void whatAListOrAViewWithinHoldsIsLookedAtToo() {
        assertThatCode(() -> ToldFields.check(family("0912", FieldGroup.BASIC, FieldGroup.CONTACT)))
                .doesNotThrowAnyException();
        FamilyView tooMuch = family("0912", FieldGroup.BASIC);
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(tooMuch))
                .withMessageContaining("CONTACT")
                .withMessageNotContaining("0912");
        ChildView honest = child("Trần Thị Me", FieldGroup.BASIC, FieldGroup.FAMILY);
        FamilyView namesLess = new FamilyView(List.of(), honest, Set.of(FieldGroup.BASIC));
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(namesLess))
                .withMessageContaining("FAMILY");
    }

    @Test
    void whatCannotBeLookedIntoDoesNotLeave() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(new BeanView()))
                .withMessageContaining("is no record");
        assertThatIllegalStateException().isThrownBy(() -> ToldFields.check(new MapView(Map.of("nickname", "Nhím"))));
    }

    @Test
    void aFieldThatBelongsToNoGroupDoesNotLeave() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ToldFields.check(new HastyView("Nhím")))
                .withMessageContaining("nickname");
    }
}
