package vn.eduhub.bench.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.eduhub.bench.people.Child.Kinship;
import vn.eduhub.bench.people.Households.Makeup;
import vn.eduhub.contracts.id.PersonalNumber;

class ScribeTest {

    private static final int CHILDREN = 20_000;

    private final List<Child> children = children(1);

    private static List<Child> children(long seed) {
        Households households = new Households(seed, Makeup.USUAL);
        return Stream.generate(households::next).limit(CHILDREN).toList();
    }

    @Test
    void theSameSeedDrawsTheSameChildren() {
        assertThat(children(1)).isEqualTo(children);
        assertThat(children(2)).isNotEqualTo(children);
    }

    @Test
    void twinsHaveOneMotherAndOneBirthday() {
        List<Child> twins = children.stream()
                .filter(child -> child.kinship() == Kinship.TWIN)
                .toList();
        assertThat(twins).hasSizeGreaterThan(100);
        for (int i = 0; i + 1 < twins.size(); i += 2) {
            assertThat(twins.get(i + 1).born()).isEqualTo(twins.get(i).born());
            assertThat(twins.get(i + 1).mother()).isEqualTo(twins.get(i).mother());
            assertThat(twins.get(i + 1).words()).isNotEqualTo(twins.get(i).words());
        }
    }

    @Test
    void numbersAreRightAndNobodyElses() {
        List<Child> numbered = children.stream().filter(Child::hasNumber).toList();
        assertThat(numbered).hasSizeBetween(CHILDREN * 68 / 100, CHILDREN * 72 / 100);
        assertThat(numbered).extracting(Child::number).doesNotHaveDuplicates();
        assertThat(numbered)
                .allSatisfy(
                        child -> assertThat(new PersonalNumber(child.number()).contradiction(child.sex(), child.born()))
                                .isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everySlipHappensAndIsNoted(Slip slip) {
        Scribe scribe = new Scribe(new SplittableRandom(3));
        List<Writing> writings =
                children.stream().map(child -> scribe.write(child, slip)).toList();

        assertThat(writings)
                .filteredOn(writing -> writing.slips().contains(slip))
                .hasSizeGreaterThan(CHILDREN / 400);
    }

    @Test
    void withoutASlipTheWritingIsTheChild() {
        Scribe scribe = new Scribe(new SplittableRandom(4));
        List<Writing> clean = children.stream()
                .map(scribe::write)
                .filter(writing -> writing.slips().isEmpty())
                .toList();

        assertThat(clean).hasSizeGreaterThan(CHILDREN / 4).allSatisfy(writing -> {
            assertThat(writing.fullName())
                    .isEqualTo(String.join(" ", writing.child().words()));
            assertThat(writing.birthDate()).isEqualTo(writing.child().born());
            assertThat(writing.mother()).isEqualTo(writing.child().mother());
        });
    }
}
