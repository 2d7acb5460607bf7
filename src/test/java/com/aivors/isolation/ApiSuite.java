package com.aivors.isolation;

import com.aivors.testing.Locks;
import com.aivors.testing.TestServer;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tests that use the service over HTTP again with other locks.
final class ApiSuite {

    /// The classes that cannot run with one lock, each with its reason. All others are included
    /// automatically.
    static final Map<String, String> LEFT_OUT = Map.of(
            "CheckerTest", "tests the fault suite, in a database that it makes once",
            "ClientReadsTest", "reads the plans of its statements where the locks are opened",
            "PlansTest", "reads the plans of filters and policies themselves",
            "TwoLocksTest", "runs this suite");

    private static final Path TESTS = Path.of("target", "test-classes", "com", "aivors");

    /// The result of a run.
    ///
    /// @param failures one line per failed test, with its name and the reason
    record Result(int passed, List<String> failures) {

        @Override
        public String toString() {
            return passed + " passed, " + failures.size() + " failed";
        }
    }

    private ApiSuite() {}

    /// Returns every test class that starts a server.
    static List<Class<?>> all() {
        JavaClasses tests = ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(TESTS);
        });
        return tests.stream()
                .filter(type -> type.getSimpleName().endsWith("Test") && type.isTopLevelClass())
                .filter(type -> !LEFT_OUT.containsKey(type.getSimpleName()))
                .filter(ApiSuite::startsServers)
                .<Class<?>>map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static boolean startsServers(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(used -> used.getTargetClass().isEquivalentTo(TestServer.class));
    }

    static Result run(Locks locks, Collection<Class<?>> tests) {
        return run(locks, tests, TagFilter.excludeTags("faults"));
    }

    static Result run(Locks locks, Collection<Class<?>> tests, PostDiscoveryFilter which) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream().map(DiscoverySelectors::selectClass).toArray(ClassSelector[]::new))
                .filters(EngineFilter.includeEngines("junit-jupiter"), which)
                .build();
        var outcomes = new Outcomes();
        locks.during(() -> {
            LauncherFactory.create().execute(request, outcomes);
            return outcomes;
        });
        return new Result(outcomes.passed, List.copyOf(outcomes.failures));
    }

    private static final class Outcomes implements TestExecutionListener {

        private static final int MOST_TOLD = 300;

        private final List<String> failures = new ArrayList<>();
        private int passed;

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += test.isTest() ? 1 : 0;
                return;
            }
            String reason = result.getThrowable()
                    .map(String::valueOf)
                    .orElse(result.getStatus().name());
            failures.add(name(test) + ": " + brief(reason));
        }

        /// Shortens a reason, because some assertions print all the data that they compare.
        private static String brief(String reason) {
            String line = reason.lines().limit(4).collect(Collectors.joining(" "));
            return line.length() > MOST_TOLD ? line.substring(0, MOST_TOLD) + "…" : line;
        }

        /// Returns a name from an id such as `[class:com.aivors.GuideTest]/[method:shows()]`.
        private static String name(TestIdentifier test) {
            return test.getUniqueIdObject().getSegments().stream()
                    .skip(1)
                    .map(segment -> segment.getValue().replace("com.aivors.", ""))
                    .collect(Collectors.joining(" "));
        }
    }
}
