package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.analytics.Overviews.Period;
import com.aivors.call.CallMerge;
import com.aivors.call.CallState;
import com.aivors.call.Merging;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.TestDatabase;
import com.aivors.retell.CallEvent;
import com.aivors.retell.CallFacts;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is merged, moved and counted in whatever order: an overview is what the calls say.
class RollupsTest {

    private static final UUID ACME = new UUID(1, 1);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Instant BEGIN = Instant.parse("2026-10-23T00:00:00Z");
    private static final CallMerge MERGE = Merging.at(BEGIN);
    private static final Duration SPAN = Duration.ofDays(4);
    private static final Instant EVERYTHING = Instant.parse("2100-01-01T00:00:00Z");
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Asia/Calcutta",
            "Asia/Kathmandu",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "US/Eastern",
            "Europe/Kiev");

    private static final Pools POOLS = TestDatabase.freshPools();
    private static final Database READS = new Database(POOLS.reads());

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @AfterEach
    void empty() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from call");
            statement.execute("delete from call_rollup");
            statement.execute("delete from rollup_mark");
            connection.commit();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anOverviewIsAlwaysWhatTheCallsSay(long seed) throws SQLException {
        RandomGenerator random = random(seed);
        try (Connection connection = POOLS.intake().getConnection()) {
            for (int step = 0; step < 120; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> Rollups.round(connection, random.nextBoolean() ? EVERYTHING : moment(random));
                    case 1 -> move(connection, random);
                    default -> merge(connection, random, client(random), 1 + random.nextInt(12));
                }
                connection.commit();
                assertRight(period(random));
            }
            assertThat(Rollups.round(connection, EVERYTHING)).isPositive();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
            assertThat(count(connection, "select sum(calls) from call_rollup"))
                    .isEqualTo(count(connection, "select count(*) from call"));
            for (int i = 0; i < 20; i++) {
                assertRight(period(random));
            }
        }
    }

    /// Clocks went by the sun, to the second.
    @Test
    void localMeanTimeIsCountedToo() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            Instant longAgo = Instant.parse("1880-05-05T00:00:00Z");
            for (int i = 0; i < 60; i++) {
                write(connection, ACME, event("old" + i, longAgo.plus(Duration.ofMinutes(29L * i)), random(i)));
            }
            Rollups.round(connection, EVERYTHING);
            connection.commit();
        }
        assertRight(new Period(
                Instant.parse("1880-05-05T03:07:00Z"),
                Instant.parse("1880-05-06T01:01:00Z"),
                ZoneId.of("Europe/Berlin"),
                null));
        assertRight(new Period(
                Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("0001-02-01T00:00:00Z"), ZoneId.of("UTC"), null));
    }

    /// Not one answer in between may be wrong: each is checked as of its own moment.
    @Test
    void answersAreRightWhileWritersAndTheJobWork() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                RandomGenerator random = random(100 + writer);
                writers.add(threads.submit(() -> {
                    try (Connection connection = POOLS.intake().getConnection()) {
                        for (int batch = 0; batch < 150; batch++) {
                            merge(connection, random, ACME, 1 + random.nextInt(6));
                            connection.commit();
                        }
                    }
                    return null;
                }));
            }
            Future<?> job = threads.submit(() -> {
                try (Connection connection = POOLS.intake().getConnection()) {
                    while (!done.get()) {
                        Rollups.round(connection, EVERYTHING);
                        connection.commit();
                        Thread.sleep(2);
                    }
                }
                return null;
            });
            RandomGenerator random = random(200);
            while (!writers.stream().allMatch(Future::isDone)) {
                assertRight(period(random));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            done.set(true);
            job.get();
        }
        try (Connection connection = POOLS.intake().getConnection()) {
            Rollups.round(connection, EVERYTHING);
            connection.commit();
        }
        assertRight(whole());
    }

    @Test
    void aMergeDuringTheJobKeepsItsMark() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            List<Rollups.Hour> hours = Rollups.take(job, EVERYTHING);
            merge.run();
            Rollups.count(job, hours);
        });
        assertRight(whole());
    }

    /// The control: counted first, and then taken, the mark of what came between is lost.
    @Test
    void countingBeforeTakingWouldLoseIt() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            Rollups.count(job, List.of(new Rollups.Hour(ACME, BEGIN)));
            merge.run();
            Rollups.take(job, EVERYTHING);
        });
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    /// The other control: a writer that is content with a mark that is there already.
    @Test
    void sharingTheMarkOfAnotherWouldLoseIt() throws SQLException {
        try (Connection writer = POOLS.intake().getConnection();
                Connection job = POOLS.intake().getConnection()) {
            write(writer, ACME, event("first", BEGIN.plusSeconds(60), random(1)));
            writer.commit();
            write(writer, ACME, event("second", BEGIN.plusSeconds(120), random(2)));
            try (var statement = writer.createStatement()) {
                statement.execute("delete from rollup_mark where xmin = pg_current_xact_id()::xid");
            }
            assertThat(Rollups.round(job, EVERYTHING)).isOne();
            job.commit();
            writer.commit();
        }
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    @Test
    void oneNodeAtATimeCounts() throws SQLException {
        try (Connection one = POOLS.intake().getConnection();
                Connection other = POOLS.intake().getConnection()) {
            merge(one, random(5), ACME, 20);
            one.commit();
            assertThat(Rollups.round(one, EVERYTHING)).isPositive();
            assertThat(Rollups.round(other, EVERYTHING)).isZero();
            one.rollback();
            assertThat(Rollups.round(other, EVERYTHING)).isPositive();
            other.rollback();
        }
    }

    @Test
    void anHourThatGoesOnIsLeftAloneWithOneMark() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            for (int i = 0; i < 5; i++) {
                write(connection, ACME, event("hot" + i, BEGIN.plusSeconds(i), random(i)));
                connection.commit();
            }
            assertThat(Rollups.round(connection, BEGIN.minusSeconds(1))).isZero();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isOne();
            assertRight(whole());
            assertThat(Rollups.round(connection, BEGIN)).isOne();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
        }
    }

    @Test
    void whatChangesNothingMarksNothing() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            CallEvent event = event("same", BEGIN.plusSeconds(60), random(9));
            write(connection, ACME, event);
            Rollups.round(connection, EVERYTHING);
            write(connection, ACME, event);
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
            connection.rollback();
        }
    }

    private interface Middle {
        void run(Connection job, Runnable merge) throws SQLException;
    }

    private static void inTheMiddleOfTheJob(Middle middle) throws SQLException {
        try (Connection writer = POOLS.intake().getConnection();
                Connection job = POOLS.intake().getConnection()) {
            write(writer, ACME, event("first", BEGIN.plusSeconds(60), random(1)));
            writer.commit();
            middle.run(job, () -> {
                try {
                    write(writer, ACME, event("second", BEGIN.plusSeconds(120), random(2)));
                    writer.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            job.commit();
        }
    }

    /// Both as of the same moment.
    private static void assertRight(Period period) {
        READS.asClient(ACME, sql -> {
            Overview overview = new Overviews(sql, ACME, period).read();
            assertThat(sorted(overview)).as(period.toString()).isEqualTo(sorted(ByHand.overview(sql, ACME, period)));
            return period;
        });
    }

    /// How a database sorts equal counts is its own affair.
    private static Overview sorted(Overview o) {
        assertThat(o.outcomes()).isSortedAccordingTo((one, other) -> Long.compare(other.calls(), one.calls()));
        return new Overview(
                o.from(),
                o.to(),
                o.timezone(),
                o.totals(),
                o.rates(),
                o.series(),
                o.hours(),
                sorted(o.outcomes()),
                sorted(o.disconnectionReasons()),
                sorted(o.sentiments()),
                o.duration(),
                o.latency());
    }

    private static List<Overview.Count> sorted(List<Overview.Count> counts) {
        return counts.stream()
                .sorted(java.util.Comparator.comparing(Overview.Count::value))
                .toList();
    }

    private static Period whole() {
        return new Period(BEGIN, BEGIN.plus(SPAN), ZoneId.of("UTC"), null);
    }

    private static Period period(RandomGenerator random) {
        Instant one = moment(random);
        Instant other = moment(random);
        Instant from = one.isBefore(other) ? one : other;
        return new Period(
                from,
                from.equals(one) ? other.plusMillis(1) : one.plusMillis(1),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                random.nextInt(3) == 0 ? agent(random) : null);
    }

    private static Instant moment(RandomGenerator random) {
        Instant moment = BEGIN.plusMillis(random.nextLong(SPAN.toMillis()));
        return random.nextBoolean() ? moment : moment.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    }

    private static @Nullable String agent(RandomGenerator random) {
        int agent = random.nextInt(4);
        return agent == 0 ? null : "agent_" + agent;
    }

    private static UUID client(RandomGenerator random) {
        return random.nextInt(3) == 0 ? NOBODY : ACME;
    }

    /// A handover: the calls go, and come again at another client.
    private static void move(Connection connection, RandomGenerator random) throws SQLException {
        int from = random.nextInt(60);
        Set<String> ids = Set.of("call_" + from, "call_" + (from + 1));
        MERGE.forget(connection, NOBODY, ids);
        for (String id : ids) {
            write(connection, ACME, event(id, moment(random), random));
        }
    }

    private static void merge(Connection connection, RandomGenerator random, UUID client, int events)
            throws SQLException {
        Map<String, CallState> batch = new TreeMap<>();
        for (int i = 0; i < events; i++) {
            CallEvent event = event("call_" + random.nextInt(60), moment(random), random);
            batch.merge(event.callId(), CallState.of(client, event, BEGIN), CallState::merge);
        }
        MERGE.write(connection, batch.values());
    }

    private static void write(Connection connection, UUID client, CallEvent event) throws SQLException {
        MERGE.write(connection, List.of(CallState.of(client, event, BEGIN)));
    }

    /// Says some things and leaves others out, as events do.
    private static CallEvent event(String callId, Instant started, RandomGenerator random) {
        var facts = new CallFacts(
                agent(random),
                null,
                null,
                null,
                null,
                null,
                List.of("registered", "ongoing", "ended", "ended", "error", "not_connected")
                        .get(random.nextInt(6)),
                random.nextInt(5) == 0 ? null : started.toEpochMilli(),
                null,
                random.nextInt(3) == 0 ? null : (Long) random.nextLong(600_000),
                random.nextInt(3) == 0
                        ? null
                        : List.of("user_hangup", "dial_busy", "voicemail_reached", "call_transfer", "error_llm")
                                .get(random.nextInt(5)),
                random.nextInt(2) == 0 ? null : (Boolean) random.nextBoolean(),
                null,
                random.nextInt(2) == 0 ? null : List.of("Positive", "Negative").get(random.nextInt(2)),
                null,
                null,
                BigDecimal.ONE,
                random.nextInt(2) == 0 ? null : (Double) random.nextDouble(3_000),
                null);
        byte[] hash = new byte[16];
        ByteBuffer.wrap(hash).putLong(random.nextLong());
        return new CallEvent("call_ended", callId, facts, started.toEpochMilli(), new byte[0], hash);
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
