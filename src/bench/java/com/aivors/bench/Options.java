package com.aivors.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of a run from the environment. docs/performance.md has the figures for the defaults.
///
/// @param rounds the rounds of each contender, alternating
/// @param round the length of one round of one contender
/// @param warmUp the warm-up of each contender on a Java VM; the others take half of it
/// @param connections the connections that the load generator keeps busy
/// @param only the names of the measurements; empty for all
/// @param recording the file for a flight recording of the service in the measured rounds
/// @param javaOptions for the service's Java VM, in addition to a user's options (none)
record Options(
        int rounds,
        Duration round,
        Duration warmUp,
        int connections,
        List<String> only,
        @Nullable String recording,
        List<String> javaOptions) {

    static Options of(Map<String, String> environment) {
        return new Options(
                Integer.parseInt(environment.getOrDefault("BENCH_ROUNDS", "5")),
                seconds(environment.getOrDefault("BENCH_SECONDS", "8")),
                seconds(environment.getOrDefault("BENCH_WARM", "45")),
                Integer.parseInt(environment.getOrDefault("BENCH_CONNECTIONS", "64")),
                words(environment.getOrDefault("BENCH_ONLY", "")),
                environment.get("BENCH_JFR"),
                words(environment.getOrDefault("BENCH_JAVA_OPTS", "")));
    }

    boolean wants(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1_000));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+", -1));
    }
}
