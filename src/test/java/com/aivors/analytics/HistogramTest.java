package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

    private static final double[] PARTS = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000, 50_000})
    void quantilesAreWithinOnePercent(int count) {
        RandomGenerator random = random(count);
        double[] values = random.doubles(count)
                .map(value -> value < 0.1 ? 0 : Math.exp(value * 25 - 5))
                .toArray();
        Histogram histogram = of(values);
        Arrays.sort(values);
        assertThat(histogram.count()).isEqualTo(count);
        for (double part : PARTS) {
            double place = part * (count - 1);
            double low = values[(int) Math.floor(place)];
            double exact = low + (place - Math.floor(place)) * (values[(int) Math.ceil(place)] - low);
            assertThat(histogram.quantile(part)).as("" + part).isCloseTo(exact, within(exact * 0.01001 + 1e-12));
        }
        assertThat(histogram.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(0.001));
    }

    @Test
    void countsBelowABoundMoveTheBoundByAtMostOnePercent() {
        double[] values = random(7)
                .doubles(20_000)
                .map(value -> value < 0.05 ? 0 : Math.exp(value * 15))
                .toArray();
        Histogram histogram = of(values);
        for (double bound : new double[] {0.5, 15_000, 30_000, 120_000, 600_000, 1e7}) {
            assertThat(histogram.below(bound)).isBetween(below(values, bound / 1.0101), below(values, bound * 1.0101));
        }
        assertThat(histogram.below(0)).isZero();
        assertThat(histogram.below(1e11)).isEqualTo(20_000);
        assertThat(of(29_000, 31_000).below(30_000)).isOne();
    }

    private static long below(double[] values, double bound) {
        return Arrays.stream(values).filter(value -> value < bound).count();
    }

    @Test
    void mergedPartsEqualTheWholeInAnyOrder() {
        double[] values = random(1).doubles(1_000, 0, 1e6).toArray();
        var forth = new Histogram();
        var back = new Histogram();
        for (int i = 0; i < 1_000; i += 50) {
            forth.merge(of(Arrays.copyOfRange(values, i, i + 50)));
            back.merge(of(Arrays.copyOfRange(values, 950 - i, 1_000 - i)));
        }
        assertThat(forth.bytes()).isEqualTo(of(values).bytes()).isEqualTo(back.bytes());
    }

    @Test
    void serializationPreservesTheHistogram() {
        for (Histogram histogram : Stream.of(
                        new double[] {}, new double[] {0}, new double[] {0.001, 1, 1, 1e10}, new double[] {0, 0, 7.5})
                .map(HistogramTest::of)
                .toList()) {
            Histogram read = Histogram.of(histogram.bytes());
            assertThat(read.bytes()).isEqualTo(histogram.bytes());
            assertThat(read.count()).isEqualTo(histogram.count());
            assertThat(read.mean()).isEqualTo(histogram.mean());
            for (double part : PARTS) {
                assertThat(read.quantile(part)).isEqualTo(histogram.quantile(part));
            }
        }
    }

    @Test
    void clampsExtremeAndInvalidValues() {
        Histogram histogram = of(-5, Double.NaN, Double.NEGATIVE_INFINITY, 1e308, Double.POSITIVE_INFINITY, 1e-300);
        assertThat(histogram.count()).isEqualTo(6);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.quantile(1)).isCloseTo(1e10, within(1e8));
        assertThat(histogram.bytes()).hasSizeLessThan(30);
    }

    private static Histogram of(double... values) {
        var histogram = new Histogram();
        for (double value : values) {
            histogram.add(value);
        }
        return histogram;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
