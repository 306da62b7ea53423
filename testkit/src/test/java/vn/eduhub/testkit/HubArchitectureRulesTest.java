package vn.eduhub.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubArchitectureRulesTest {

    private static final String BROKEN = "vn.eduhub.testkit.broken.";

    @Test
    void contractsKnowNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "vn.eduhub.contracts..")
                .because("what crosses a boundary is read by everyone")
                .check(new ClassFileImporter().importPackages("vn.eduhub.contracts"));
    }

    /// Each rule is broken on purpose once: a rule that lets its sample pass is no rule.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    driver    | records are reached by Records only
                    log       | events go out with the write
                    naming    | a name says what the thing is
                    time      | time and chance are given
                    wiring    | comes in by its constructor
                    cycle     | must not be needed by it
                    neighbour | never each other's code
                    output    | nobody but Spring calls them
                    untold    | belongs to no group
                    unseen    | read off its components
                    """)
    void everyRuleBites(String sample, String reason) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> check(HubArchitectureRules.of(BROKEN + sample), BROKEN + sample))
                .withMessageContaining(reason);
    }

    @Test
    void anExceptionIsForThePackagesThatWereNamed() {
        assertThatCode(() -> check(
                        HubArchitectureRules.of(BROKEN + "driver").withTheDriverIn(BROKEN + "driver.."),
                        BROKEN + "driver"))
                .doesNotThrowAnyException();
        assertThatCode(() ->
                        check(HubArchitectureRules.of(BROKEN + "log").withKafkaIn(BROKEN + "log.."), BROKEN + "log"))
                .doesNotThrowAnyException();
    }

    @Test
    void anImportThatFoundNothingDoesNotPass() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> HubArchitectureRules.of("vn.eduhub.nowhere").check())
                .withMessageContaining("only 0 classes");
    }

    private static void check(HubArchitectureRules rules, String root) {
        JavaClasses sample = new ClassFileImporter().importPackages(root);
        rules.check(sample, sample);
    }
}
