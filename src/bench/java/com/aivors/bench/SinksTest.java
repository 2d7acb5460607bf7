package com.aivors.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {

    @Test
    void allSinksWriteTheSameRowsAsTheWriter(@TempDir Path home) throws SQLException {
        try (var cluster = new Cluster(home);
                var sinks = new Sinks(cluster, new Mix())) {
            List<Contender> contenders = sinks.contenders();
            for (Contender contender : contenders) {
                assertThat(contender.run(Duration.ofMillis(1)).done()).isPositive();
            }
            // The first batch of each sink begins after the examples.
            for (int number : List.of(200, 201, 300, 455)) {
                for (String table : List.of("call_route", "call_event", "call", "call_transcript")) {
                    String rows = "select hashtextextended(string_agg(t::text, '/'), 0) from %s t where call_id = '%s'"
                            .formatted(table, Identity.callId(number));
                    long written = cluster.number("bench_writer", rows);
                    assertThat(written).isNotZero();
                    assertThat(cluster.number("bench_copy", rows)).as(table).isEqualTo(written);
                    assertThat(cluster.number("bench_unnest", rows)).as(table).isEqualTo(written);
                    assertThat(cluster.number("bench_values", rows)).as(table).isEqualTo(written);
                }
            }
            contenders.forEach(Contender::close);
        }
    }
}
