package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.analytics.OverviewQuery.Question;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// After any order of merges, handovers and counts, an overview equals that of the calls.
class RollupsTest extends RollupScene {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anOverviewAlwaysEqualsACountOfTheCalls(long seed) throws SQLException {
        RandomGenerator random = random(seed);
        try (Connection connection = pools.intake().getConnection()) {
            for (int step = 0; step < 120; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> Recount.round(connection, random.nextBoolean() ? EVERYTHING : moment(random));
                    case 1 -> move(connection, random);
                    case 2 -> set(random);
                    default -> merge(connection, random, client(random), 1 + random.nextInt(12));
                }
                connection.commit();
                assertRight(question(random));
                assertTotalsRight(random);
            }
            assertThat(Recount.round(connection, EVERYTHING)).isPositive();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
            for (String level : List.of("call_rollup", "call_rollup_day")) {
                assertThat(count(connection, "select sum(calls) from " + level))
                        .as(level)
                        .isEqualTo(count(connection, "select count(*) from call"));
            }
            for (int i = 0; i < 20; i++) {
                assertRight(question(random));
                assertTotalsRight(random);
            }
        }
    }

    /// PostgreSQL sums calls by minute. A period that begins or ends inside a minute divides its calls.
    @Test
    void totalsDivideTheCallsOfAMinute() throws SQLException {
        set("UTC", HOURS, "[]");
        Instant closing = Instant.parse("2026-10-23T17:45:00Z");
        try (Connection connection = pools.intake().getConnection()) {
            for (int i = 0; i < 120; i++) {
                write(connection, ACME, event("minute" + i, closing.plusMillis(1_007L * i - 60_000), random(i)));
            }
            connection.commit();
        }
        for (Duration later : List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(30), Duration.ofDays(60))) {
            for (int second = -70; second <= 70; second += 7) {
                assertTotalsRight(closing.plus(later).plusMillis(1_000L * second + 13), ZoneId.of("UTC"));
            }
        }
    }

    /// Local mean time had offsets with seconds.
    @Test
    void countsCallsInLocalMeanTime() throws SQLException {
        try (Connection connection = pools.intake().getConnection()) {
            Instant longAgo = Instant.parse("1880-05-05T00:00:00Z");
            for (int i = 0; i < 60; i++) {
                write(connection, ACME, event("old" + i, longAgo.plus(Duration.ofMinutes(29L * i)), random(i)));
            }
            Recount.round(connection, EVERYTHING);
            connection.commit();
        }
        assertRight(question("1880-05-05T03:07:00Z", "1880-05-06T01:01:00Z", "Europe/Berlin"));
        assertRight(question("0001-01-01T00:00:00Z", "0001-02-01T00:00:00Z", "UTC"));
    }

    /// No intermediate response may be wrong. Each is checked as of its own instant.
    @Test
    void anOverviewStaysCorrectDuringWritesAndTheJob() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                RandomGenerator random = random(100 + writer);
                writers.add(threads.submit(() -> {
                    try (Connection connection = pools.intake().getConnection()) {
                        for (int batch = 0; batch < 150; batch++) {
                            merge(connection, random, ACME, 1 + random.nextInt(6));
                            connection.commit();
                        }
                    }
                    return null;
                }));
            }
            Future<?> job = threads.submit(() -> {
                try (Connection connection = pools.intake().getConnection()) {
                    while (!done.get()) {
                        Recount.round(connection, EVERYTHING);
                        connection.commit();
                        Thread.sleep(2);
                    }
                }
                return null;
            });
            RandomGenerator random = random(200);
            try {
                while (!writers.stream().allMatch(Future::isDone)) {
                    assertRight(question(random));
                }
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                done.set(true);
            }
            job.get();
        }
        try (Connection connection = pools.intake().getConnection()) {
            Recount.round(connection, EVERYTHING);
            connection.commit();
        }
        assertRight(whole());
    }

    /// A change of settings makes the rollups stale from its commit until the job has run.
    @Test
    void figuresFollowTheSettingsBeforeAndAfterTheJob() throws SQLException {
        try (Connection connection = pools.intake().getConnection()) {
            merge(connection, random(7), ACME, 200);
            Recount.round(connection, EVERYTHING);
            connection.commit();
            for (String zone : List.of("Asia/Calcutta", "US/Eastern", "Asia/Calcutta")) {
                set(zone, HOURS, GOALS);
                assertRight(whole());
                assertThat(Recount.round(connection, EVERYTHING)).isPositive();
                connection.commit();
                assertThat(count(connection, "select count(*) from rollup_mark"))
                        .isZero();
                assertThat(count(connection, "select count(distinct version) from call_rollup_day"))
                        .isOne();
                assertRight(whole());
            }
        }
    }

    /// The settings change after the job has read them and before it commits.
    @Test
    void theNextRunCountsSettingsThatChangedDuringTheJob() throws SQLException {
        try (Connection job = pools.intake().getConnection()) {
            merge(job, random(8), ACME, 50);
            job.commit();
            Recount.count(job, MarkedHours.take(job, EVERYTHING));
            set("Asia/Calcutta", HOURS, GOALS);
            job.commit();
            assertRight(whole());
            assertThat(Recount.round(job, EVERYTHING)).isPositive();
            job.commit();
        }
        assertRight(whole());
    }

    /// Days that lie completely in a period are read from one row per agent.
    @Test
    void readsWholeDaysOfTheClientFromDailyRollups() throws SQLException {
        set("America/St_Johns", null, "[]");
        try (Connection connection = pools.intake().getConnection()) {
            merge(connection, random(9), ACME, 300);
            Recount.round(connection, EVERYTHING);
            // No query reads these hours.
            assertThat(count(
                            connection,
                            "with gone as (delete from call_rollup where client_id <> '"
                                    + NOBODY
                                    + "' and hour between '2026-10-24T03:00Z' and '2026-10-26T01:00Z' returning 1)"
                                    + " select count(*) from gone"))
                    .isPositive();
            connection.commit();
        }
        assertOverviewRight(new Question(
                new Range<>(Instant.parse("2026-10-24T02:30:00Z"), Instant.parse("2026-10-26T02:30:00Z")),
                null,
                null,
                Compare.NONE,
                Instant.MAX,
                Bucket.DAY));
    }
}
