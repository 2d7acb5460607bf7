package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueCountsTest {

    @Test
    void aRowKeepsTheMostFrequentValuesAndCountsTheRest() {
        var values = new ValueCounts();
        for (int value = 0; value < 200; value++) {
            values.reasons().add("reason_" + value, 1 + value);
            values.field("a name").add("value " + value, 200 - value);
            values.field("field " + value).add("yes", 1);
        }
        long reasons = values.reasons().total();
        values.cap();
        assertThat(values.reasons().calls()).hasSize(ValueCounts.MOST_VALUES).containsEntry("reason_199", 200L);
        assertThat(values.reasons().total()).isEqualTo(reasons);
        assertThat(values.field("a name").calls())
                .containsKeys("value 0", Counts.OTHER)
                .doesNotContainKey("value 199");
        assertThat(values.fields()).hasSize(ValueCounts.MOST_FIELDS);
    }

    @Test
    void jsonPreservesTheValues() {
        var values = new ValueCounts();
        values.reasons().add("user_hangup", 3);
        values.goals().add("g1", 1);
        values.field("Booked \"today\"?").add("ja, ähm", 2);
        ValueCounts read = ValueCounts.parse(values.json());
        assertThat(read.json()).isEqualTo(values.json());
        assertThat(read.field("Booked \"today\"?").of("ja, ähm")).isEqualTo(2);
        assertThat(read.sentiments().isEmpty()).isTrue();
        read.merge(values);
        assertThat(read.reasons().of("user_hangup")).isEqualTo(6);
    }
}
