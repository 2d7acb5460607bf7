package com.aivors.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random numbers that depend only on their seed.
final class Chance {

    private final RandomGenerator random;

    private Chance(RandomGenerator random) {
        this.random = random;
    }

    /// Creates a generator. Equal parts give equal numbers, on every machine and in every Java
    /// release.
    static Chance of(long seed, Object... parts) {
        long mixed = seed;
        for (Object part : parts) {
            for (char c : part.toString().toCharArray()) {
                mixed = (mixed ^ c) * 0x100000001b3L;
            }
            mixed = (mixed ^ '/') * 0x100000001b3L;
        }
        return new Chance(RandomGeneratorFactory.of("L64X128MixRandom").create(mixed));
    }

    boolean percent(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    double between(double from, double to) {
        return from == to ? from : random.nextDouble(from, to);
    }

    /// Returns a normally distributed number with the given mean and standard deviation.
    double around(double middle, double spread) {
        return random.nextGaussian(middle, spread);
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /// @param weights the relative frequencies, in an order that never changes
    <T> T weighted(Map<T, Double> weights) {
        double at = random.nextDouble()
                * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        T last = null;
        for (var entry : weights.entrySet()) {
            last = entry.getKey();
            at -= entry.getValue();
            if (at < 0) {
                return last;
            }
        }
        if (last == null) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        return last;
    }

    String hex(int digits) {
        var text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
