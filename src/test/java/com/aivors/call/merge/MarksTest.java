package com.aivors.call.merge;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checks which hours a merge marks.
class MarksTest {

    private static final UUID CLIENT = new UUID(7, 7);
    private static final Instant TEN = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2026-01-10T11:00:00Z");
    private static final CallMerge MERGE = Merging.at(TEN);
    private static final Pools POOLS = TestDatabase.freshPools();

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @Test
    void aMovedCallMarksItsOldAndNewHour() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            assertThat(marksOf(connection, said("a", ELEVEN).status("ended"), 1))
                    .containsExactly(ELEVEN);
            assertThat(marksOf(connection, said("a", TEN).status("ended"), 2)).containsExactly(TEN, ELEVEN);
            assertThat(marksOf(connection, said("a", TEN).sentiment("Positive"), 3))
                    .containsExactly(TEN);
            // Neither a repeat nor a change that no figure depends on marks an hour.
            assertThat(marksOf(connection, said("a", TEN).sentiment("Positive"), 3))
                    .isEmpty();
            assertThat(marksOf(connection, said("a", TEN).summary("Booked"), 4)).isEmpty();
            MERGE.forget(connection, CLIENT, Set.of("a", "unknown"));
            assertThat(marks(connection)).containsExactly(TEN);
            connection.rollback();
        }
    }

    @Test
    void aBatchMarksAnHourOnce() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            Map<String, CallState> batch = new TreeMap<>();
            for (int i = 0; i < 50; i++) {
                batch.put("b" + i, state("b" + i, said("b" + i, i % 2 == 0 ? TEN : ELEVEN), 1));
            }
            MERGE.write(connection, batch.values());
            assertThat(marks(connection)).containsExactly(TEN, ELEVEN);
            connection.rollback();
        }
    }

    /// Neither writer saw the call at its start. The second finds it in another hour.
    @Test
    void aConcurrentlyInsertedCallMarksItsOldAndNewHour() throws Exception {
        try (Connection first = POOLS.intake().getConnection();
                Connection second = POOLS.intake().getConnection();
                Connection watcher = POOLS.intake().getConnection();
                var threads = Executors.newSingleThreadExecutor()) {
            MERGE.write(first, List.of(state("race", said("race", ELEVEN), 1)));
            Future<?> blocked = threads.submit(() -> {
                MERGE.write(second, List.of(state("race", said("race", TEN), 2)));
                return null;
            });
            Eventually.until("the second waits", Duration.ofSeconds(2), () -> waits(watcher));
            first.commit();
            blocked.get();
            assertThat(marks(second)).containsExactly(TEN, ELEVEN, ELEVEN);
            second.commit();
            MERGE.forget(first, CLIENT, Set.of("race"));
            marks(first);
            first.commit();
        }
    }

    @Test
    void aCallThatBecomesOverdueMarksItsHour() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            FactsBuilder facts = said("overdue", TEN).status("ongoing");
            byte[] hash = new byte[16];
            var event = new CallEvent("call_started", "overdue", facts.build(), 1_000, hash, hash);
            MERGE.write(connection, List.of(CallState.of(CLIENT, event, TEN)));
            assertThat(marks(connection)).containsExactly(TEN);
            Set<String> early = new CallReprocessing(Merging.at(TEN.plus(Duration.ofMinutes(359))))
                    .settle(connection, CLIENT, List.of("overdue"));
            assertThat(early).isEmpty();
            assertThat(marks(connection)).isEmpty();
            Set<String> ended = new CallReprocessing(Merging.at(TEN.plus(Duration.ofHours(6))))
                    .settle(connection, CLIENT, List.of("overdue"));
            assertThat(ended).containsExactly("overdue");
            assertThat(marks(connection)).containsExactly(TEN);
            connection.rollback();
        }
    }

    /// For any writes in any batches, each hour whose calls have changed is marked.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aMergeMarksExactlyTheChangedHours(long seed) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        try (Connection connection = POOLS.intake().getConnection()) {
            Map<Instant, String> before = hours(connection);
            for (int round = 0; round < 60; round++) {
                Map<String, CallState> batch = new TreeMap<>();
                for (int i = 0; i < 1 + random.nextInt(8); i++) {
                    String id = "c" + random.nextInt(30);
                    Instant start = TEN.plus(Duration.ofMinutes(random.nextInt(600)));
                    int said = random.nextInt(100);
                    FactsBuilder facts = said(id, start)
                            .status(random.nextBoolean() ? "ongoing" : "error")
                            .summary("Summary " + said);
                    batch.merge(id, state(id, facts, said), CallState::merge);
                }
                if (random.nextInt(5) == 0) {
                    MERGE.forget(connection, CLIENT, Set.of("c" + random.nextInt(30)));
                } else {
                    MERGE.write(connection, batch.values());
                }
                Map<Instant, String> after = hours(connection);
                var different = new TreeSet<>(before.keySet());
                different.addAll(after.keySet());
                for (Map.Entry<Instant, String> hour : before.entrySet()) {
                    if (hour.getValue().equals(after.get(hour.getKey()))) {
                        different.remove(hour.getKey());
                    }
                }
                assertThat(Set.copyOf(marks(connection))).isEqualTo(different);
                before = after;
            }
            connection.rollback();
        }
    }

    /// The second writer waits for the first and gets exactly the state that the first wrote.
    @Test
    void concurrentWritersGetEachChangeOfACallOnce() throws Exception {
        int writers = 4;
        int rounds = 25;
        var steps = new ConcurrentLinkedQueue<CallChange>();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var all = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                all.add(threads.submit(() -> {
                    for (int round = 0; round < rounds; round++) {
                        int said = round * writers + number;
                        try (Connection connection = POOLS.intake().getConnection()) {
                            FactsBuilder facts = new FactsBuilder().durationMillis((long) said);
                            List<CallChange> changes = MERGE.write(connection, List.of(state("steps", facts, said)));
                            connection.commit();
                            steps.addAll(changes);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(steps).hasSize(writers * rounds);
        List<CallChange> changed =
                steps.stream().filter(CallChange::changesFigures).toList();
        // The changes form a chain: each state except the last is the `before` of exactly one
        // change.
        var after = new HashSet<>(changed.stream().map(CallChange::after).toList());
        var before = new HashSet<>(changed.stream().map(CallChange::before).toList());
        assertThat(after).hasSize(changed.size());
        assertThat(before).hasSize(changed.size()).contains((CallFigures) null);
        after.removeAll(before);
        assertThat(after)
                .extracting(last -> last == null ? null : last.durationMillis())
                .containsExactly(99L);
        try (Connection connection = POOLS.intake().getConnection()) {
            MERGE.forget(connection, CLIENT, Set.of("steps"));
            marks(connection);
            connection.commit();
        }
    }

    /// Returns the figures of the calls of each hour.
    private static Map<Instant, String> hours(Connection connection) throws SQLException {
        var hours = new TreeMap<Instant, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select date_trunc('hour', listed_at, 'UTC') as hour,
                               string_agg(concat_ws(' ', call_id, listed_at, outcome, sentiment), ',' order by call_id)
                                   as calls
                          from call group by 1
                        """)) {
            while (rows.next()) {
                hours.put(rows.getTimestamp("hour").toInstant(), rows.getString("calls"));
            }
        }
        return hours;
    }

    private static List<Instant> marksOf(Connection connection, FactsBuilder facts, int said) throws SQLException {
        MERGE.write(connection, List.of(state("a", facts, said)));
        return marks(connection);
    }

    private static FactsBuilder said(String callId, Instant start) {
        return new FactsBuilder().startedAtMillis(start.toEpochMilli()).agentName("Agent of " + callId);
    }

    private static CallState state(String callId, FactsBuilder facts, int said) {
        byte[] hash = ByteBuffer.allocate(16).putInt(said).array();
        return CallState.of(
                CLIENT, new CallEvent("call_ended", callId, facts.build(), 1_000 + said, hash, hash), ELEVEN);
    }

    /// Returns the marked hours and deletes the marks.
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
