package com.aivors.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Measures latencies of several servers under an equal load that each of them can handle.
final class Paced {

    private static final int TIMES = 3;
    private static final int CONNECTIONS = 256;

    private Paced() {}

    static void measure(
            Cluster cluster, List<HttpContender> servers, double perSecond, Options options, Report report) {
        Map<String, Latencies> all = new LinkedHashMap<>();
        for (int i = 0; i < TIMES; i++) {
            for (HttpContender server : servers) {
                cluster.checkpoint();
                Round round = server.load().paced(perSecond, CONNECTIONS, options.round());
                all.computeIfAbsent(server.name(), _ -> new Latencies()).addAll(round.latencies());
            }
        }
        all.forEach((name, latencies) -> report.line(
                "paced %s at %.0f per second: p50 %.1f ms, p99 %.1f ms",
                name, perSecond, latencies.millis(0.5), latencies.millis(0.99)));
        report.figure(
                Figure.P99_PACED,
                Objects.requireNonNull(all.get("aivors")).millis(0.99)
                        / Objects.requireNonNull(all.get("express")).millis(0.99));
    }
}
