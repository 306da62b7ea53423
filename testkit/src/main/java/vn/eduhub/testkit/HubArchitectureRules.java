package vn.eduhub.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.eduhub.platform.audit.Disclosure;
import vn.eduhub.platform.fields.Told;

/// The rules every service keeps, each with what to do instead. One test per service runs them all:
///
/// ```java
/// HubArchitectureRules.of("vn.eduhub.learner").moreThan(30).check();
/// ```
public final class HubArchitectureRules {

    private static final String[] DRIVER = {"com.mongodb..", "org.bson.."};
    private static final String[] KAFKA = {"org.apache.kafka..", "org.springframework.kafka.."};

    private static final DescribedPredicate<JavaClass> IN_TESTS = DescribedPredicate.describe(
            "in tests",
            type -> type.getSource()
                    .filter(source -> source.getUri().getPath().contains("/test-classes/"))
                    .isPresent());

    private static final DescribedPredicate<JavaClass> TELL_OF_PEOPLE = DescribedPredicate.describe(
            "tell of people",
            type -> type.getFields().stream()
                    .anyMatch(field ->
                            Set.of("educationId", "fullName", "birthDate").contains(field.getName())));

    private final String root;
    private int classesMin;
    private DescribedPredicate<JavaClass> driverUsers = alwaysFalse();
    private DescribedPredicate<JavaClass> kafkaUsers = alwaysFalse();

    private HubArchitectureRules(String root) {
        this.root = root;
    }

    /// @param root package of the service
    public static HubArchitectureRules of(String root) {
        return new HubArchitectureRules(root);
    }

    /// How many classes there are at least, so that an import that found nothing does not pass.
    public HubArchitectureRules moreThan(int classes) {
        classesMin = classes;
        return this;
    }

    /// Packages that may talk to the store by themselves, because what they keep is not a record.
    public HubArchitectureRules withTheDriverIn(String... packages) {
        driverUsers = resideInAnyPackage(packages);
        return this;
    }

    /// Packages that may talk to the log by themselves.
    public HubArchitectureRules withKafkaIn(String... packages) {
        kafkaUsers = resideInAnyPackage(packages);
        return this;
    }

    public void check() {
        JavaClasses all = new ClassFileImporter().importPackages(root);
        check(all.that(not(IN_TESTS)), all);
    }

    void check(JavaClasses own, JavaClasses withTests) {
        if (own.size() <= classesMin) {
            throw new AssertionError("only " + own.size() + " classes found in " + root + ", more than " + classesMin
                    + " expected: is the package still called so?");
        }
        // Not every service has controllers or sub-packages; that anything was looked at is what the count above says.
        rules().forEach(rule -> rule.allowEmptyShould(true).check(own));
        noMocks().check(withTests);
    }

    private List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(boundaries());
        rules.addAll(wiring());
        rules.addAll(habits());
        return rules;
    }

    private List<ArchRule> boundaries() {
        return List.of(
                noClasses()
                        .that(not(driverUsers))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(DRIVER)
                        .because("records are reached by Records only, which keeps scope, versions and events"),
                noClasses()
                        .that(not(kafkaUsers))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(KAFKA)
                        .because("events go out with the write of a record and come in by RecordReplica"),
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("vn.eduhub..")
                                .and(not(resideInAnyPackage(
                                        root + "..", "vn.eduhub.contracts..", "vn.eduhub.platform.."))))
                        .because("services share contracts and platform, never each other's code"),
                slices().matching(root + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a package that needs another one must not be needed by it: move what both need"));
    }

    private static List<ArchRule> wiring() {
        return List.of(
                classes()
                        .that()
                        .haveSimpleNameEndingWith("View")
                        .and(TELL_OF_PEOPLE)
                        .should()
                        .implement(Disclosure.class)
                        .because("what tells something of people goes out only when the audit trail has it"),
                classes()
                        .that()
                        .implement(Disclosure.class)
                        .should()
                        .beRecords()
                        .because("what a view tells is read off its components before it leaves"),
                fields().that()
                        .areDeclaredInClassesThat()
                        .implement(Disclosure.class)
                        .and()
                        .areNotStatic()
                        .should()
                        .beAnnotatedWith(Told.class)
                        .because("a field of people that belongs to no group would be told to everybody"),
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .because("what a class needs comes in by its constructor"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                        .because("settings are one validated record per service"),
                classes()
                        .that()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                        .or()
                        .areAnnotatedWith("org.springframework.context.annotation.Configuration")
                        .should()
                        .bePackagePrivate()
                        .because("nobody but Spring calls them"));
    }

    private static List<ArchRule> habits() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Constants|Common)")
                        .because("a name says what the thing is"),
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .because("time and chance are given: take an InstantSource or a RandomGenerator"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.fasterxml.jackson.databind..")
                        .because("our JSON is Jackson 3, tools.jackson"),
                noClasses()
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because("a service writes to its log"));
    }

    private static ArchRule noMocks() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .because("a fake is written by hand and behaves like the real thing");
    }
}
