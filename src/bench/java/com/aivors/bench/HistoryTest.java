package com.aivors.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Schema;
import com.aivors.platform.settings.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final int ROWS = 3_000;
    private static final List<UUID> CLIENTS =
            IntStream.range(0, Tenants.CLIENTS).mapToObj(Tenants::client).toList();

    @Test
    void containsHalfAYearOfRealisticCalls(@TempDir Path home) throws SQLException {
        try (var cluster = new Cluster(home)) {
            fill(cluster, home, false);

            assertThat(count(cluster, "call")).isEqualTo(ROWS);
            assertThat(count(cluster, "call_event")).isEqualTo(ROWS);
            assertThat(count(cluster, "call_route")).isEqualTo(ROWS);
            assertThat(count(cluster, "call where client_id = '" + CLIENTS.getFirst() + "'"))
                    .isBetween(ROWS * 35L / 100, ROWS * 45L / 100);
            assertThat(count(cluster, "(select distinct outcome from call) o")).isEqualTo(5);
            assertThat(count(cluster, "(select distinct listed_at::date from call) d"))
                    .isGreaterThan(170);
            assertThat(count(cluster, "call where listed_at > now() or listed_at < now() - interval '184 days'"))
                    .isZero();
            assertThat(count(cluster, "call where outcome = 'not_connected'"))
                    .isEqualTo(ROWS - count(cluster, "call_transcript"));
            assertThat(count(cluster, "call join call_event using (client_id, call_id) where event_hash = body_hash"))
                    .isEqualTo(ROWS);
            assertThat(count(cluster, "(select distinct client_id from call) c"))
                    .isEqualTo(Tenants.CLIENTS);
            assertThat(count(cluster, "usage_total")).isZero();
            try (Connection connection = cluster.connect("history")) {
                Agency.fill(connection);
            }
            assertThat(count(cluster, "client")).isEqualTo(Agency.CLIENTS);
            assertThat(count(cluster, "(select distinct client_id from usage_total) t"))
                    .isEqualTo(Agency.CLIENTS - Tenants.CLIENTS);
            assertThat(sum(cluster, "ms_after", "usage_entry"))
                    .isPositive()
                    .isEqualTo(sum(cluster, "duration_ms", "call"))
                    .isEqualTo(sum(cluster, "ms", "usage_pending"));
        }
    }

    @Test
    void aLargeHistoryIsIndexedAndKeepsFewBodies(@TempDir Path home) throws SQLException {
        try (var cluster = new Cluster(home)) {
            fill(cluster, home, true);

            assertThat(count(cluster, "call")).isEqualTo(ROWS);
            assertThat(count(cluster, "call_event")).isEqualTo(ROWS / History.KEPT);
            assertThat(count(cluster, "call where client_id = '" + CLIENTS.getFirst() + "'"))
                    .isBetween(ROWS * 25L / 100, ROWS * 35L / 100);
            assertThat(count(cluster, "call_search")).isEqualTo(ROWS);
            assertThat(count(cluster, "search_mark")).isZero();
            assertThat(count(cluster, "call_search where lexemes @@ '''client=" + CLIENTS.getFirst() + "'''::tsquery"))
                    .isEqualTo(count(cluster, "call where client_id = '" + CLIENTS.getFirst() + "'"));
            assertThat(count(cluster, "pg_indexes where indexname = 'call_search_lexemes'"))
                    .isOne();
        }
    }

    private static void fill(Cluster cluster, Path home, boolean large) throws SQLException {
        DatabaseAddress address = cluster.create("history");
        Schema.migrate(address, address.user());
        try (Connection connection = cluster.connect("history")) {
            Tenants.settle(connection);
        }
        new History(cluster, "history", new Report(home.resolve("report.txt")))
                .fill(address, CLIENTS, new Mix(), ROWS, large);
    }

    private static long sum(Cluster cluster, String column, String table) {
        return cluster.number("history", "select sum(" + column + ")::bigint from " + table);
    }

    private static long count(Cluster cluster, String from) {
        return cluster.number("history", "select count(*) from " + from);
    }
}
