package com.aivors.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Pools;
import com.aivors.platform.database.TestDatabase;
import com.aivors.retell.CallEvent;
import com.aivors.testing.Eventually;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which hours a merge marks, in the words of PostgreSQL 18 and in those of the versions before.
class MarksTest {

    private static final UUID CLIENT = new UUID(7, 7);
    private static final Instant TEN = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-10T11:00:00Z");
    private static final Pools POOLS = TestDatabase.freshPools();

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aCallMarksWhereItWasAndWhereItIs(int version) throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            assertThat(marksOf(connection, version, said("a", ELEVEN, 1).status("ended"), 1))
                    .containsExactly(ELEVEN);
            assertThat(marksOf(connection, version, said("a", TEN, 2).status("ended"), 2))
                    .containsExactly(TEN, ELEVEN);
            assertThat(marksOf(connection, version, said("a", TEN, 3).sentiment("Positive"), 3))
                    .containsExactly(TEN);
            // Neither a repeat nor what figures do not tell.
            assertThat(marksOf(connection, version, said("a", TEN, 3).sentiment("Positive"), 3))
                    .isEmpty();
            assertThat(marksOf(connection, version, said("a", TEN, 4).summary("Booked"), 4))
                    .isEmpty();
            CallMerge.forget(connection, CLIENT, Set.of("a", "unknown"));
            assertThat(marks(connection)).containsExactly(TEN);
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aBatchMarksAnHourOnce(int version) throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            Map<String, CallState> batch = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                batch.put("b" + i, state("b" + i, said("b" + i, i % 2 == 0 ? TEN : ELEVEN, 1), 1));
            }
            CallMerge.write(connection, batch.values(), version);
            assertThat(marks(connection)).containsExactly(TEN, ELEVEN);
            connection.rollback();
        }
    }

    /// Neither saw the call when it began; the one that comes second finds it at another hour.
    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void aCallThatAnotherWriterHasJustAddedMarksWhereItWas(int version) throws Exception {
        try (Connection first = POOLS.intake().getConnection();
                Connection second = POOLS.intake().getConnection();
                Connection watcher = POOLS.intake().getConnection();
                var threads = Executors.newSingleThreadExecutor()) {
            CallMerge.write(first, List.of(state("race", said("race", ELEVEN, 1), 1)), version);
            Future<?> blocked = threads.submit(() -> {
                CallMerge.write(second, List.of(state("race", said("race", TEN, 2), 2)), version);
                return null;
            });
            Eventually.until("the second waits", Duration.ofSeconds(2), () -> waits(watcher));
            first.commit();
            blocked.get();
            assertThat(marks(second)).containsExactly(TEN, ELEVEN, ELEVEN);
            second.commit();
            CallMerge.forget(first, CLIENT, Set.of("race"));
            marks(first);
            first.commit();
        }
    }

    /// Both ways of saying it mark the same, whatever comes.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothMarkTheSame(long seed) throws SQLException {
        assertThat(marksOfRandomBatches(seed, 17)).isEqualTo(marksOfRandomBatches(seed, 18));
    }

    private static List<List<Instant>> marksOfRandomBatches(long seed, int version) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var marks = new ArrayList<List<Instant>>();
        try (Connection connection = POOLS.intake().getConnection()) {
            for (int round = 0; round < 60; round++) {
                Map<String, CallState> batch = new TreeMap<>();
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    String id = "c" + random.nextInt(30);
                    Instant start = TEN.plus(Duration.ofMinutes(random.nextInt(600)));
                    int said = random.nextInt(100);
                    FactsBuilder facts = said(id, start, said)
                            .status(random.nextBoolean() ? "ongoing" : "ended")
                            .summary("Summary " + said);
                    batch.merge(id, state(id, facts, said), CallState::merge);
                }
                CallMerge.write(connection, batch.values(), version);
                marks.add(marks(connection));
            }
            connection.rollback();
        }
        return marks;
    }

    private static List<Instant> marksOf(Connection connection, int version, FactsBuilder facts, int said)
            throws SQLException {
        CallMerge.write(connection, List.of(state("a", facts, said)), version);
        return marks(connection);
    }

    private static FactsBuilder said(String callId, Instant start, int said) {
        return new FactsBuilder().startedAtMillis(start.toEpochMilli()).agentName(callId + said);
    }

    private static CallState state(String callId, FactsBuilder facts, int said) {
        byte[] hash = ByteBuffer.allocate(16).putInt(said).array();
        return CallState.of(
                CLIENT, new CallEvent("call_ended", callId, facts.build(), 1_000 + said, hash, hash), ELEVEN);
    }

    /// The marked hours, which are then forgotten.
    private static List<Instant> marks(Connection connection) throws SQLException {
        var hours = new ArrayList<Instant>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        with gone as (delete from rollup_mark returning hour) select hour from gone order by hour
                        """)) {
            while (rows.next()) {
                hours.add(rows.getTimestamp(1).toInstant());
            }
        }
        return hours;
    }

    private static boolean waits(Connection watcher) {
        try (var statement = watcher.createStatement();
                var rows = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
