package com.aivors.operator.unclaimed;

import java.util.Arrays;

/// Computes the Levenshtein distance of two ids, up to a limit.
final class EditDistance {

    private EditDistance() {}

    /// Computes only the diagonal band within the limit, and stops at the first row beyond it, so
    /// that comparing two random ids is cheap.
    ///
    /// @return 0 to `most`, or `most + 1` for any larger distance
    static int upTo(int most, String a, String b) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int far = most + 1;
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = Math.min(j, far);
        }
        for (int i = 1; i <= a.length(); i++) {
            Arrays.fill(row, far);
            row[0] = Math.min(i, far);
            int least = row[0];
            for (int j = Math.max(1, i - most); j <= Math.min(b.length(), i + most); j++) {
                int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(far, Math.min(swap, Math.min(above[j], row[j - 1]) + 1));
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return far;
            }
            int[] free = above;
            above = row;
            row = free;
        }
        return above[b.length()];
    }
}
