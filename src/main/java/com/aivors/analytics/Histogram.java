package com.aivors.analytics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts values in buckets with exponential bounds, after DDSketch (Masson, Rim, Lee, VLDB 2019).
/// Two histograms merge by adding their counts, in any order. The count is exact; a quantile is
/// within 1 % of the exact one for values from 0.001 to 10,000,000,000. Smaller values count as 0,
/// and greater ones as the greatest.
final class Histogram {

    /// The relative error of a quantile.
    static final double ERROR = 0.01;

    private static final double GAMMA = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_GAMMA = Math.log(GAMMA);
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e10;
    private static final double SUM_UNIT = 1e-3;

    /// The number of values that are 0.
    private long zeros;
    private long count;

    /// In units of [#SUM_UNIT]. It is an integer, so that the order of additions does not matter.
    private long sum;

    /// The index of the bucket in `buckets[0]`. Bucket i holds γ^(i-1) < value ≤ γ^i.
    private int lowest;

    private long[] buckets = {};

    void add(double value) {
        double bounded = Double.isNaN(value) ? 0 : Math.clamp(value, 0, MOST);
        count++;
        sum = plus(sum, Math.round(bounded / SUM_UNIT));
        if (bounded < LEAST) {
            zeros++;
        } else {
            int bucket = (int) Math.ceil(Math.log(bounded) / LOG_GAMMA);
            cover(bucket, bucket);
            buckets[bucket - lowest]++;
        }
    }

    void merge(Histogram other) {
        count += other.count;
        zeros += other.zeros;
        sum = plus(sum, other.sum);
        if (other.buckets.length > 0) {
            cover(other.lowest, other.lowest + other.buckets.length - 1);
            for (int i = 0; i < other.buckets.length; i++) {
                buckets[other.lowest - lowest + i] += other.buckets[i];
            }
        }
    }

    long count() {
        return count;
    }

    /// @return exact to 0.001; null without values
    @Nullable
    Double mean() {
        return count == 0 ? null : sum * SUM_UNIT / count;
    }

    /// Interpolates linearly between two values, like PostgreSQL's `percentile_cont`.
    ///
    /// @param part from 0 to 1
    /// @return null without values
    @Nullable
    Double quantile(double part) {
        if (count == 0) {
            return null;
        }
        double place = part * (count - 1);
        double low = at((long) Math.floor(place));
        double high = at((long) Math.ceil(place));
        return low + (place - Math.floor(place)) * (high - low);
    }

    /// @param rank from 0
    private double at(long rank) {
        long below = zeros;
        for (int i = 0; rank >= below && i < buckets.length; i++) {
            below += buckets[i];
            if (rank < below) {
                return value(i);
            }
        }
        return 0;
    }

    /// Returns the number of values below a bound. Values within 1 % of it may count on either
    /// side, but counts over adjacent bounds never lose a value.
    long below(double bound) {
        long below = bound > 0 ? zeros : 0;
        for (int i = 0; i < buckets.length && value(i) < bound; i++) {
            below += buckets[i];
        }
        return below;
    }

    /// Returns the representative of the values in `buckets[place]`.
    private double value(int place) {
        return 2 * Math.exp((lowest + place) * LOG_GAMMA) / (GAMMA + 1);
    }

    private void cover(int from, int to) {
        if (buckets.length == 0) {
            lowest = from;
            buckets = new long[to - from + 1];
            return;
        }
        int first = Math.min(from, lowest);
        int last = Math.max(to, lowest + buckets.length - 1);
        if (last - first + 1 > buckets.length) {
            var wider = new long[last - first + 1];
            System.arraycopy(buckets, 0, wider, lowest - first, buckets.length);
            lowest = first;
            buckets = wider;
        }
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /// Encodes the histogram: only non-empty buckets, as variable-length numbers.
    byte[] bytes() {
        if (count == 0) {
            return new byte[0];
        }
        var out = new VariableLength(ByteBuffer.allocate(40 + 15 * buckets.length));
        out.put(zeros).put(sum).putSigned(lowest);
        int last = 0;
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[i] > 0) {
                out.put(i - last).put(buckets[i]);
                last = i;
            }
        }
        return Arrays.copyOf(out.bytes().array(), out.bytes().position());
    }

    static Histogram of(byte[] bytes) {
        var histogram = new Histogram();
        if (bytes.length == 0) {
            return histogram;
        }
        var in = new VariableLength(ByteBuffer.wrap(bytes));
        histogram.zeros = in.get();
        histogram.count = histogram.zeros;
        histogram.sum = in.get();
        int bucket = in.getSigned();
        while (in.bytes().hasRemaining()) {
            bucket += (int) in.get();
            long calls = in.get();
            histogram.cover(bucket, bucket);
            histogram.buckets[bucket - histogram.lowest] = calls;
            histogram.count += calls;
        }
        return histogram;
    }
}
