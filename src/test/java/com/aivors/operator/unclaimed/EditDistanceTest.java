package com.aivors.operator.unclaimed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "agent_a, agent_a, 0",
        "agent_a, agent_b, 1",
        "agent_a, agnt_a, 1",
        "agent_a, agent_aa, 1",
        "agent_ab, agent_ba, 2",
        "agent_a, agent_xyz, 3",
        "'', ab, 2",
        "'', abc, 3",
        "abcdef, fedcba, 3"
    })
    void countsEditsUpToTheLimit(String a, String b, int distance) {
        assertThat(EditDistance.upTo(2, a, b)).isEqualTo(distance);
        assertThat(EditDistance.upTo(2, b, a)).isEqualTo(distance);
    }

    /// The banded computation gives the same result as the full table.
    @Test
    void equalsTheFullTableComputation() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String a = word(random);
            String b = word(random);
            assertThat(EditDistance.upTo(2, a, b)).as(a + " " + b).isEqualTo(Math.min(3, whole(a, b)));
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(7), 'a', 'c' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int whole(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                        1 + Math.min(table[i - 1][j], table[i][j - 1]));
            }
        }
        return table[a.length()][b.length()];
    }
}
