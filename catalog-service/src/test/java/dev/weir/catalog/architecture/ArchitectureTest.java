package dev.weir.catalog.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom. */
class ArchitectureTest {

    // ArchUnit's own engine finds none of its tests under this build's runner; JUnit asks each rule instead.
    @TestFactory
    Stream<DynamicTest> rules() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/dev/weir/shaded/"))
                .importPackages("dev.weir");
        return Stream.of(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field -> DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(ours)));
    }

    static final ArchRule platformKnowsNoModule = noClasses()
            .that()
            .resideInAPackage("dev.weir.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.catalog..", "dev.weir.quality..", "dev.weir.lineage..", "dev.weir.policy..")
            .because("platform is the shared kernel: it imports nothing of ours");

    static final ArchRule qualityKnowsPlatformOnly = noClasses()
            .that()
            .resideInAPackage("dev.weir.quality..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.catalog..", "dev.weir.lineage..", "dev.weir.policy..")
            .because("features meet in platform types and in the change feed; catalog-service wires them");

    static final ArchRule lineageKnowsPlatformOnly = noClasses()
            .that()
            .resideInAPackage("dev.weir.lineage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.weir.catalog..", "dev.weir.quality..", "dev.weir.policy..")
            .because("features meet in platform types and in the change feed; catalog-service wires them");

    static final ArchRule contractKnowsTheJdkOnly = classes()
            .that()
            .resideInAnyPackage("dev.weir.quality.contract..", "dev.weir.quality.profile..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "dev.weir.quality.contract..", "dev.weir.quality.profile..", "org.jspecify.annotations..")
            .because("the worker and the service have different class paths, and both hold the contract");

    static final ArchRule apiDoesNotKnowStore = noClasses()
            .that()
            .resideInAPackage("..api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.weir..store..")
            .because("the wire speaks of the domain, not of rows");

    static final ArchRule storeDoesNotKnowApi = noClasses()
            .that()
            .resideInAPackage("dev.weir..store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.weir..api..")
            .because("a table does not follow the shape of an answer");

    static final ArchRule onlyApiKnowsHttp = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..api..", "dev.weir.platform.problem..", "dev.weir.platform.page..", "..status..", "..site..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .because("a use-case can be called without a request");

    static final ArchRule onlyStoreKnowsJpa = noClasses()
            .that()
            .resideOutsideOfPackages("..store..", "dev.weir.platform.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.persistence..")
            .because("rows stay behind the port of their feature");

    static final ArchRule rowsArePrivate = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("only its store may know a row");

    static final ArchRule onlyAdaptersKnowTheSdk = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.weir.platform.storage.s3..",
                    "dev.weir.catalog..sqs..",
                    "dev.weir.catalog.glue.aws..",
                    "dev.weir.policy.lakeformation.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..")
            .because("SDK types and exceptions stop in the adapter");

    static final ArchRule onlyDqdlKnowsTheParser = noClasses()
            .that()
            .resideOutsideOfPackage("dev.weir.quality.rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.glue..", "dev.weir.shaded..")
            .because("engines read our own rules, whoever parsed them");

    static final ArchRule platformFeaturesFormNoCircle =
            slices().matching("dev.weir.platform.(*)..").should().beFreeOfCycles();

    static final ArchRule qualityFeaturesFormNoCircle =
            slices().matching("dev.weir.quality.(*)..").should().beFreeOfCycles();

    static final ArchRule lineageFeaturesFormNoCircle =
            slices().matching("dev.weir.lineage.(*)..").should().beFreeOfCycles();

    static final ArchRule catalogFeaturesFormNoCircle =
            slices().matching("dev.weir.catalog.(*)..").should().beFreeOfCycles();

    static final ArchRule resourcesAreVersioned = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should(new ArchCondition<JavaClass>("live under /api/v1") {
                @Override
                public void check(JavaClass resource, ConditionEvents events) {
                    String path = resource.getAnnotationOfType(Path.class).value();
                    if (!path.startsWith("/api/v1/")) {
                        events.add(
                                SimpleConditionEvent.violated(resource, resource.getName() + " has the path " + path));
                    }
                }
            })
            .because("clients rely on the version in the path");
}
