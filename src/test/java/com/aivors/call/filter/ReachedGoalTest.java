package com.aivors.call.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.client.settings.Goal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachedGoalTest {

    @ParameterizedTest
    @CsvSource({
        "yes, true, true",
        "ja, true, true",
        "SÍ, true, true",
        "si, Yes, true",
        "true, true, true",
        "true, yes, true",
        "yes, false, false",
        "no, false, true",
        "Nein, No, true",
        "no, true, false",
        "booked, Booked, true",
        "booked, true, false",
        "yes, yes please, false",
    })
    void yesMatchesTrueAndNoMatchesFalse(String wanted, String value, boolean reached) {
        var condition = new Goal.Condition(Goal.Condition.FIELD, "booked", List.of(wanted));
        assertThat(ReachedGoal.by(condition, null, "answered", Map.of("booked", value)))
                .isEqualTo(reached);
    }
}
