package com.aivors.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Pools;
import com.aivors.platform.database.TestDatabase;
import com.aivors.retell.CallEvent;
import com.aivors.retell.CallFacts;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any order, any repeats, any batches: one final call. Told three ways that share no code: by
/// [CallState], by the SQL of [CallMerge], and by sorting the events here.
class MergeTest {

    private static final UUID CLIENT = new UUID(7, 7);
    private static final Instant RECEIVED = Instant.parse("2026-01-10T10:00:00Z");
    private static final List<String> EVENTS =
            List.of("call_started", "transcript_updated", "call_ended", "call_analyzed", "transfer_started");
    private static final Pools POOLS = TestDatabase.freshPools();

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void everyOrderGivesTheSameCall(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < 200; round++) {
            List<CallEvent> events = events(random, "call_" + round, 1 + random.nextInt(6));
            Map<String, @Nullable Object> expected = expected(events);
            for (int order = 0; order < 6; order++) {
                CallState merged = shuffledWithRepeats(events, random).stream()
                        .map(event -> CallState.of(CLIENT, event, RECEIVED))
                        .reduce(CallState::merge)
                        .orElseThrow();
                assertThat(told(merged)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void theDatabaseMergesLikeJavaInAnyBatches(int version) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(21);
        Map<String, Map<String, @Nullable Object>> expected = new HashMap<>();
        List<CallEvent> all = new ArrayList<>();
        for (int call = 0; call < 300; call++) {
            String callId = "db_" + version + "_" + call;
            List<CallEvent> events = events(random, callId, 1 + random.nextInt(5));
            expected.put(callId, expected(events));
            all.addAll(shuffledWithRepeats(events, random));
        }
        shuffle(all, random);
        try (Connection connection = POOLS.intake().getConnection()) {
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(40));
                Map<String, CallState> batch = new java.util.TreeMap<>();
                for (CallEvent event : all.subList(from, to)) {
                    batch.merge(event.callId(), CallState.of(CLIENT, event, RECEIVED), CallState::merge);
                }
                CallMerge.write(connection, batch.values(), version);
                connection.commit();
                from = to;
            }
            for (var one : expected.entrySet()) {
                assertThat(stored(connection, one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
            }
        }
    }

    @Test
    void aLaterEventThatSaysLessTakesNothingAway() {
        CallEvent full = event("call_ended", 1_000, facts().summary("Booked").durationMillis(4_000L));
        CallEvent later = event("call_analyzed", 2_000, facts().sentiment("Positive"));
        assertThat(told(CallState.of(CLIENT, full, RECEIVED).merge(CallState.of(CLIENT, later, RECEIVED))))
                .containsEntry("summary", "Booked")
                .containsEntry("duration_ms", 4_000L)
                .containsEntry("sentiment", "Positive");
    }

    @Test
    void aCallNeverGoesBackToOngoing() {
        CallEvent ended = event("call_ended", 1_000, facts().status("ended"));
        CallEvent late = event("call_started", 9_000, facts().status("ongoing"));
        assertThat(told(CallState.of(CLIENT, late, RECEIVED).merge(CallState.of(CLIENT, ended, RECEIVED))))
                .containsEntry("status", "ended");
    }

    /// The rule in other words: of each field what the last event says that says anything.
    private static Map<String, @Nullable Object> expected(List<CallEvent> events) {
        Comparator<CallEvent> byTime = Comparator.comparingLong(CallEvent::sentAtMillis)
                .thenComparingInt(MergeTest::rank)
                .thenComparingInt(MergeTest::tie);
        Comparator<CallEvent> byStatus = Comparator.<CallEvent>comparingInt(
                        event -> "ongoing".equals(event.facts().status()) ? 2 : 3)
                .thenComparingLong(CallEvent::sentAtMillis)
                .thenComparingInt(MergeTest::tie);
        var told = new HashMap<String, @Nullable Object>();
        told.put("agent_name", last(events, byTime, CallFacts::agentName));
        told.put("status", last(events, byStatus, CallFacts::status));
        told.put("duration_ms", last(events, byTime, CallFacts::durationMillis));
        told.put("sentiment", last(events, byTime, CallFacts::sentiment));
        told.put("successful", last(events, byTime, CallFacts::successful));
        told.put("summary", last(events, byTime, CallFacts::summary));
        told.put("cost_cents", last(events, byTime, CallFacts::costCents));
        told.put("transcript", last(events, byTime, CallFacts::transcript));
        told.put("started_at", null);
        events.stream()
                .map(event -> event.facts().startedAtMillis())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> told.put("started_at", Instant.ofEpochMilli(first)));
        return told;
    }

    private static @Nullable Object last(
            List<CallEvent> events, Comparator<CallEvent> order, Function<CallFacts, @Nullable Object> field) {
        CallEvent winner = events.stream()
                .filter(event -> field.apply(event.facts()) != null)
                .max(order)
                .orElse(null);
        return winner == null ? null : field.apply(winner.facts());
    }

    private static int rank(CallEvent event) {
        return switch (event.event()) {
            case "call_analyzed" -> 3;
            case "call_ended" -> 2;
            case "transcript_updated" -> 1;
            default -> 0;
        };
    }

    private static int tie(CallEvent event) {
        return ByteBuffer.wrap(event.hash()).getInt() & 0x7ffff;
    }

    private static Map<String, @Nullable Object> told(CallState state) {
        var told = new HashMap<String, @Nullable Object>();
        told.put("agent_name", state.value(CallField.AGENT_NAME));
        told.put("status", state.value(CallField.STATUS));
        told.put("duration_ms", state.value(CallField.DURATION));
        told.put("sentiment", state.value(CallField.SENTIMENT));
        told.put("successful", state.value(CallField.SUCCESSFUL));
        told.put("summary", state.value(CallField.SUMMARY));
        told.put("cost_cents", state.value(CallField.COST));
        told.put("transcript", state.transcript());
        told.put("started_at", CallField.instant(state.startedAtMillis()));
        return told;
    }

    private static Map<String, @Nullable Object> stored(Connection connection, String callId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select c.*, t.transcript from call c left join call_transcript t using (client_id, call_id)
                 where call_id = ?
                """)) {
            statement.setString(1, callId);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                var told = new HashMap<String, @Nullable Object>();
                for (String column : List.of(
                        "agent_name",
                        "status",
                        "duration_ms",
                        "sentiment",
                        "successful",
                        "summary",
                        "cost_cents",
                        "transcript")) {
                    told.put(column, row.getObject(column));
                }
                var started = row.getTimestamp("started_at");
                told.put("started_at", started == null ? null : started.toInstant());
                return told;
            }
        }
    }

    private static List<CallEvent> shuffledWithRepeats(List<CallEvent> events, RandomGenerator random) {
        var all = new ArrayList<>(events);
        for (int repeat = random.nextInt(3); repeat > 0; repeat--) {
            all.add(events.get(random.nextInt(events.size())));
        }
        shuffle(all, random);
        return all;
    }

    private static void shuffle(List<CallEvent> events, RandomGenerator random) {
        for (int i = events.size() - 1; i > 0; i--) {
            Collections.swap(events, i, random.nextInt(i + 1));
        }
    }

    private static List<CallEvent> events(RandomGenerator random, String callId, int count) {
        var events = new ArrayList<CallEvent>();
        for (int i = 0; i < count; i++) {
            byte[] hash = new byte[16];
            random.nextBytes(hash);
            String event = EVENTS.get(random.nextInt(EVENTS.size()));
            // Few different times, so that ties are common; 0 says that the sender did not tell.
            long sentAt = random.nextInt(4) == 0 ? 0 : 1_763_800_000_000L + random.nextInt(3);
            events.add(new CallEvent(event, callId, randomFacts(random), sentAt, hash, hash));
        }
        return events;
    }

    private static CallFacts randomFacts(RandomGenerator random) {
        return facts().agentName(some(random, "Ivy", "Max"))
                .status(some(random, "ongoing", "ended", "error"))
                .startedAtMillis(random.nextBoolean() ? null : 1_763_800_000_000L + random.nextInt(5))
                .durationMillis(random.nextBoolean() ? null : (long) random.nextInt(100_000))
                .sentiment(some(random, "Positive", "Negative"))
                .successful(random.nextBoolean() ? null : random.nextBoolean())
                .summary(some(random, "Booked", "Called back", "Wrong number"))
                .costCents(random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(9_999), 3))
                .transcript(some(random, "Agent: Hello", "User: Hi", "Agent: Bye"))
                .build();
    }

    private static @Nullable String some(RandomGenerator random, String... values) {
        return random.nextInt(3) == 0 ? null : values[random.nextInt(values.length)];
    }

    private static CallEvent event(String name, long sentAt, FactsBuilder facts) {
        byte[] hash = Arrays.copyOf(ByteBuffer.allocate(8).putLong(sentAt * 31).array(), 16);
        return new CallEvent(name, "call_1", facts.build(), sentAt, hash, hash);
    }

    private static FactsBuilder facts() {
        return new FactsBuilder();
    }
}
