package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.ClientFilter;
import com.aivors.testing.Locks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TagFilter;

/// Promise 3 in both halves: tests of the API pass without the queries' own filters, and without
/// row-level security. With neither they fail: the proof that they would notice. Here some of the
/// suite, so that every run of the tests has it: what asks for another's by its id. `make locks` does
/// the same with all of it.
class TwoLocksTest {

    private static final List<Class<?>> SOME = List.of(OthersCallsTest.class, GoldenRoutesTest.class);
    private static final PostDiscoveryFilter OF_OTHERS = TagFilter.includeTags(GoldenRoutesTest.OF_OTHERS);

    @Test
    void theDatabaseAloneHolds() {
        long removed = ClientFilter.removed();
        assertThat(ApiSuite.run(Locks.DATABASE_ALONE, SOME, OF_OTHERS).failures())
                .isEmpty();
        assertThat(ClientFilter.removed() - removed).as("filters removed").isGreaterThan(50);
        assertThat(ClientFilter.without()).as("statements without a filter").isEmpty();
    }

    @Test
    void theQueriesAloneHold() {
        assertThat(ApiSuite.run(Locks.QUERIES_ALONE, SOME, OF_OTHERS).failures())
                .isEmpty();
    }

    @Test
    void withNeitherOthersCallsShow() {
        assertThat(ApiSuite.run(Locks.NEITHER, List.of(OthersCallsTest.class)).failures())
                .anyMatch(failure -> failure.contains("nothingOfAnotherClientIsRead"))
                .anyMatch(failure -> failure.contains("theLiveStreamTellsOfOnesOwnCalls"));
    }

    @Test
    void theWholeSuiteIsFound() {
        assertThat(ApiSuite.all())
                .extracting(Class::getSimpleName)
                .contains("GoldenRoutesTest", "GuideTest", "LiveTest", "CallExportTest")
                .doesNotContainAnyElementsOf(ApiSuite.LEFT_OUT.keySet())
                .hasSizeGreaterThan(40);
    }
}
