package com.aivors;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Packages are named after things and depend only on packages below. docs/architecture.md has the
/// same order.
class ArchitectureTest {

    private static final List<String> FROM_TOP = List.of(
            "demo",
            "operator",
            "billing",
            "analytics",
            "completeness",
            "intake",
            "eventlog",
            "review",
            "call",
            "source",
            "agent",
            "client",
            "identity",
            "retell",
            "platform");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.aivors");

    /// A pattern such as `com.aivors.call.(*)..` would skip the classes of `call` itself.
    private static final SliceAssignment BY_FULL_NAME = new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            return SliceIdentifier.of(one.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages by their full names";
        }
    };

    @Test
    void packagesDependOnlyOnLowerPackages() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String name : FROM_TOP) {
            layers = layers.layer(name).definedBy("com.aivors." + name + "..");
        }
        for (int i = 0; i < FROM_TOP.size(); i++) {
            String name = FROM_TOP.get(i);
            layers = i == 0
                    ? layers.whereLayer(name).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(name)
                            .mayOnlyBeAccessedByLayers(FROM_TOP.subList(0, i).toArray(String[]::new));
        }
        layers.check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("com.aivors.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("com.aivors.platform.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /// The rooms of a package must not form cycles either, with each other or with their package.
    @Test
    void subpackagesHaveNoCycles() {
        slices().assignedFrom(BY_FULL_NAME).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesHaveNoGenericNames() {
        ArchRuleDefinition.noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..service..",
                        "..impl..",
                        "..dto..",
                        "..manager..",
                        "..helper..")
                .check(CLASSES);
    }

    @Test
    void retellDependsOnNoFramework() {
        ArchRuleDefinition.noClasses()
                .that(resideInAPackage("com.aivors.retell.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "java.sql..")
                .check(CLASSES);
    }

    /// A controller reads a request and answers it. The SQL belongs to the classes of the rows.
    @Test
    void controllersContainNoSql() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameMatching(".*Controller(\\$.*)?")
                .should()
                .callMethod(JdbcClient.class, "sql", String.class)
                .check(CLASSES);
    }

    /// A problem is an HTTP response. A class with SQL returns the outcome of its statements, and
    /// the use case or controller above decides on the response.
    @Test
    void classesWithSqlDoNotDependOnProblems() {
        Set<String> withSql = CLASSES.stream()
                .filter(ArchitectureTest::callsSql)
                .map(ArchitectureTest::file)
                .collect(Collectors.toSet());
        assertThat(withSql).hasSizeGreaterThan(50);
        ArchRuleDefinition.noClasses()
                .that(DescribedPredicate.describe("call JdbcClient.sql", one -> withSql.contains(file(one))))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Problem.class, ProblemType.class, FieldProblem.class)
                .check(CLASSES);
    }

    private static boolean callsSql(JavaClass one) {
        return one.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(JdbcClient.class)
                        && call.getName().equals("sql"));
    }

    /// Returns the name of the top-level class around a class.
    private static String file(JavaClass one) {
        return one.getName().replaceFirst("\\$.*", "");
    }

    /// The internals of a server can change with each of its versions.
    @Test
    void noClassUsesServerInternals() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..internal..", "org.apache.catalina..", "org.apache.coyote..")
                .check(CLASSES);
    }

    /// The server never fetches URLs from a webhook, such as recordings, because they could point
    /// into the agency's own network. `FirstVisit` calls the service itself.
    @Test
    void onlyRetellApiAndFirstVisitMakeHttpRequests() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("com.aivors.demo..")
                .and()
                .haveNameNotMatching("com\\.aivors\\.(retell\\.RetellApi|platform\\.http\\.FirstVisit).*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.springframework.web.client..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(URL|\\w*URLConnection|Socket)")
                .check(CLASSES);
    }
}
