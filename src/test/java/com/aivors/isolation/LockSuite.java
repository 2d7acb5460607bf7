package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aivors.testing.ClientFilter;
import com.aivors.testing.Locks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the whole API suite with either lock open, and for comparison with both open. `make locks`
/// runs it, which takes some minutes. [TwoLocksTest] is the short form.
class LockSuite {

    private static final Path TABLE = Path.of("target", "locks.txt");

    /// Names of test classes, separated by commas, to limit the run.
    private static final Set<String> ONLY =
            Set.of(System.getProperty("locks.tests", "").split(","));

    @ParameterizedTest
    @EnumSource(names = {"DATABASE_ALONE", "QUERIES_ALONE"})
    void theSuitePassesWithOnlyOneLock(Locks locks) throws IOException {
        ApiSuite.Result result = run(locks);
        assertThat(result.failures()).isEmpty();
        assertThat(ClientFilter.without())
                .as("statements without a filter of their own")
                .isEmpty();
    }

    @Test
    void theSuiteFailsWithoutBothLocks() throws IOException {
        assumeTrue(ONLY.contains(""), "some classes need not notice");
        assertThat(run(Locks.NEITHER).failures()).isNotEmpty();
    }

    private static ApiSuite.Result run(Locks locks) throws IOException {
        List<Class<?>> suite = ApiSuite.all().stream()
                .filter(test -> ONLY.contains("") || ONLY.contains(test.getSimpleName()))
                .toList();
        ApiSuite.Result result = ApiSuite.run(locks, suite);
        var lines = new StringBuilder("%-14s | %d classes | %s%n".formatted(locks, suite.size(), result));
        result.failures()
                .forEach(failure -> lines.append("    ").append(failure).append('\n'));
        Files.writeString(TABLE, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return result;
    }
}
