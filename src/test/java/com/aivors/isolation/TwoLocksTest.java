package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.ClientFilter;
import com.aivors.testing.Locks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

/// Promise 3 with each lock alone: API tests pass without the filters of the queries, and without
/// row-level security. Without both they fail, which proves that they detect a leak. Each test run
/// includes a part of the suite: the tests that use another client's ids. `make locks` runs the
/// whole suite.
class TwoLocksTest {

    private static final List<Class<?>> SOME = List.of(OthersCallsTest.class, GoldenRoutesTest.class);
    private static final PostDiscoveryFilter OF_OTHERS = TagFilter.includeTags(GoldenRoutesTest.OF_OTHERS);

    @Test
    void rowLevelSecurityIsolatesClientsWithoutQueryFilters() {
        long removed = ClientFilter.removed();
        assertThat(ApiSuite.run(Locks.DATABASE_ALONE, SOME, OF_OTHERS).failures())
                .isEmpty();
        assertThat(ClientFilter.removed() - removed).as("filters removed").isGreaterThan(50);
        assertThat(ClientFilter.without()).as("statements without a filter").isEmpty();
    }

    @Test
    void queriesFilterByClientWithoutRowLevelSecurity() {
        assertThat(ApiSuite.run(Locks.QUERIES_ALONE, SOME, OF_OTHERS).failures())
                .isEmpty();
    }

    @Test
    void theTestsDetectLeaksWithoutBothLocks() {
        assertThat(ApiSuite.run(Locks.NEITHER, List.of(OthersCallsTest.class)).failures())
                .anyMatch(failure -> failure.contains("aClientReadsNoDataOfAnotherClient"))
                .anyMatch(failure -> failure.contains("theLiveStreamSendsOnlyTheClientsOwnCalls"));
    }

    @Test
    void theSuiteDiscoversTheApiTests() {
        assertThat(ApiSuite.all())
                .extracting(Class::getSimpleName)
                .contains("GoldenRoutesTest", "GuideTest", "LiveTest", "CallExportTest")
                .doesNotContainAnyElementsOf(ApiSuite.LEFT_OUT.keySet())
                .hasSizeGreaterThan(40);
    }
}
