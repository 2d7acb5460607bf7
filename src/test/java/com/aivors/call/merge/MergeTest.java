package com.aivors.call.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Columns;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any order, repeats and batches of events give the same call. The test compares three results:
/// [CallState], [CallMerge] on rows, and a sort of the events that shares no code with them.
class MergeTest {

    private static final UUID CLIENT = new UUID(7, 7);
    private static final Instant RECEIVED = Instant.parse("2026-01-10T10:00:00Z");
    private static final List<String> EVENTS =
            List.of("call_started", "transcript_updated", "call_ended", "call_analyzed", "transfer_started");
    private static final CallMerge MERGE = Merging.at(RECEIVED);
    private static final Pools POOLS = TestDatabase.freshPools();

    @AfterAll
    static void close() {
        POOLS.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void everyEventOrderGivesTheSameCall(long seed) {
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

    @Test
    void theDatabaseMergesLikeJavaInAnyBatches() throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(21);
        Map<String, Map<String, @Nullable Object>> expected = new HashMap<>();
        List<CallEvent> all = new ArrayList<>();
        for (int call = 0; call < 300; call++) {
            String callId = "db_" + call;
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
                MERGE.write(connection, batch.values());
                connection.commit();
                from = to;
            }
            for (var one : expected.entrySet()) {
                assertThat(stored(connection, one.getKey())).as(one.getKey()).isEqualTo(one.getValue());
            }
        }
    }

    @Test
    void aLaterEventKeepsFieldsThatItOmits() {
        CallEvent full = event("call_ended", 1_000, facts().summary("Booked").durationMillis(4_000L));
        CallEvent later = event("call_analyzed", 2_000, facts().sentiment("Positive"));
        assertThat(told(CallState.of(CLIENT, full, RECEIVED).merge(CallState.of(CLIENT, later, RECEIVED))))
                .containsEntry("summary", "Booked")
                .containsEntry("duration_ms", 4_000L)
                .containsEntry("sentiment", "Positive");
    }

    @Test
    void anEndedCallNeverBecomesOngoing() {
        CallEvent ended = event("call_ended", 1_000, facts().status("ended"));
        CallEvent late = event("call_started", 9_000, facts().status("ongoing"));
        assertThat(told(CallState.of(CLIENT, late, RECEIVED).merge(CallState.of(CLIENT, ended, RECEIVED))))
                .containsEntry("status", "ended");
    }

    /// Case 36: no single event with both times is needed.
    @Test
    void calculatesTheDurationFromStartAndEndEvents() throws SQLException {
        CallEvent start = event("call_started", 1_000, facts().startedAtMillis(1_763_800_000_000L));
        CallEvent end = event("call_ended", 2_000, facts().endedAtMillis(1_763_800_100_000L));
        CallEvent said = event("call_analyzed", 500, facts().durationMillis(99_400L));
        for (List<CallEvent> order : List.of(List.of(start, end), List.of(end, start))) {
            assertThat(row(order)).containsEntry("duration_ms", 100_000L).containsEntry("status", "ended");
        }
        for (List<CallEvent> order :
                List.of(List.of(start, end, said), List.of(said, end, start), List.of(end, said, start))) {
            assertThat(row(order)).as("what an event says wins").containsEntry("duration_ms", 99_400L);
        }
    }

    @Test
    void anEndBeforeTheStartGivesNoDuration() throws SQLException {
        CallEvent start = event("call_started", 1_000, facts().startedAtMillis(1_763_800_100_000L));
        CallEvent end = event("call_ended", 2_000, facts().endedAtMillis(1_763_800_000_000L));
        assertThat(row(List.of(start, end))).containsEntry("duration_ms", null);
    }

    @Test
    void anEndingEventEndsTheCallDespiteItsStatus() throws SQLException {
        List<CallEvent> endings = List.of(
                event("call_ended", 1_000, facts().status("registered")),
                event("call_started", 1_000, facts().status("ongoing").disconnectionReason("user_hangup")),
                event("call_started", 1_000, facts().endedAtMillis(1_763_800_100_000L)),
                event("transfer_ended", 1_000, facts().status("ended")));
        CallEvent later = event("call_started", 9_000, facts().status("ongoing"));
        for (CallEvent ending : endings) {
            assertThat(row(List.of(ending, later)))
                    .containsEntry("status", "ended")
                    .containsEntry("outcome", "answered");
            assertThat(row(List.of(later, ending)))
                    .containsEntry("status", "ended")
                    .containsEntry("outcome", "answered");
        }
    }

    /// A row of an earlier version has fewer keys, one of a later version has more.
    @Test
    void mergesIntoRowsOfOlderAndNewerVersions() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            MERGE.write(connection, List.of(state(event("call_started", 1_000, facts().summary("Old")))));
            execute(connection, "update call set field_keys = field_keys[1:13], summary = null");
            MERGE.write(connection, List.of(state(event("call_ended", 2_000, facts().summary("New")))));
            assertThat(stored(connection, "call_1")).containsEntry("summary", "New");
            execute(connection, "update call set field_keys = field_keys || array[71, 72]::bigint[]");
            MERGE.write(connection, List.of(state(event("call_analyzed", 3_000, facts().summary("Newer")))));
            assertThat(stored(connection, "call_1")).containsEntry("summary", "Newer");
            assertThat(tail(connection)).isEqualTo("{71,72}");
            var rewrite = new CallReprocessing(MERGE);
            var held = rewrite.hold(connection, Map.of(CLIENT, Set.of("call_1")));
            rewrite.write(connection, List.of(state(event("call_ended", 4_000, facts().summary("Newest")))), held);
            assertThat(stored(connection, "call_1")).containsEntry("summary", "Newest");
            assertThat(tail(connection)).isEqualTo("{71,72}");
            connection.rollback();
        }
    }

    private static @Nullable String tail(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select field_keys[%d:]::text from call where call_id = 'call_1'"
                        .formatted(CallField.values().length + 1))) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql + " where call_id = 'call_1'");
        }
    }

    /// Returns the row after the events were merged one by one.
    private static Map<String, @Nullable Object> row(List<CallEvent> events) throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            for (CallEvent event : events) {
                MERGE.write(connection, List.of(state(event)));
            }
            Map<String, @Nullable Object> row = stored(connection, "call_1");
            try (var statement = connection.createStatement();
                    var outcome = statement.executeQuery("select outcome from call where call_id = 'call_1'")) {
                outcome.next();
                row.put("outcome", outcome.getString(1));
            }
            connection.rollback();
            return row;
        }
    }

    private static CallState state(CallEvent event) {
        return CallState.of(CLIENT, event, RECEIVED);
    }

    /// States the rule in another way: each field has the value of the last event that contains it.
    private static Map<String, @Nullable Object> expected(List<CallEvent> events) {
        Comparator<CallEvent> byTime = Comparator.comparingLong(CallEvent::sentAtMillis)
                .thenComparingInt(MergeTest::rank)
                .thenComparingInt(MergeTest::tie);
        Comparator<CallEvent> byStatus = Comparator.<CallEvent>comparingInt(
                        event -> "ongoing".equals(status(event)) ? 2 : 3)
                .thenComparingLong(CallEvent::sentAtMillis)
                .thenComparingInt(MergeTest::tie);
        var told = new HashMap<String, @Nullable Object>();
        told.put("agent_name", last(events, byTime, CallFacts::agentName));
        CallEvent status = events.stream()
                .filter(event -> status(event) != null)
                .max(byStatus)
                .orElse(null);
        told.put("status", status == null ? null : status(status));
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
        Object end = last(events, byTime, CallFacts::endedAtMillis);
        Object said = last(events, byTime, CallFacts::durationMillis);
        told.put("ended_at", end instanceof Long millis ? Instant.ofEpochMilli(millis) : null);
        told.put("duration_ms", said);
        if (said == null && end instanceof Long millis && told.get("started_at") instanceof Instant start) {
            long between = millis - start.toEpochMilli();
            told.put("duration_ms", between < 0 ? null : (Long) between);
        }
        return told;
    }

    /// An ended call is ended, regardless of other statuses.
    private static @Nullable String status(CallEvent event) {
        boolean ended = List.of("call_ended", "call_analyzed").contains(event.event())
                || event.facts().endedAtMillis() != null
                || event.facts().disconnectionReason() != null;
        String status = event.facts().status();
        return ended && (status == null || status.equals("ongoing")) ? "ended" : status;
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
        told.put("duration_ms", state.durationMillis());
        told.put("ended_at", state.value(CallField.ENDED_AT));
        told.put("sentiment", state.value(CallField.SENTIMENT));
        told.put("successful", state.value(CallField.SUCCESSFUL));
        told.put("summary", state.value(CallField.SUMMARY));
        told.put("cost_cents", state.value(CallField.COST));
        told.put("transcript", state.transcript());
        told.put("started_at", state.startedAt());
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
                told.put("started_at", Columns.instant(row, "started_at"));
                told.put("ended_at", Columns.instant(row, "ended_at"));
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
            // Only few different times, so that ties are common. 0 means that the sender gave no
            // time.
            long sentAt = random.nextInt(4) == 0 ? 0 : 1_763_800_000_000L + random.nextInt(3);
            events.add(new CallEvent(event, callId, randomFacts(random), sentAt, hash, hash));
        }
        return events;
    }

    private static CallFacts randomFacts(RandomGenerator random) {
        return facts().agentName(some(random, "Ivy", "Max"))
                .status(some(random, "ongoing", "ended", "error"))
                .startedAtMillis(random.nextBoolean() ? null : 1_763_800_000_000L + random.nextInt(5))
                .endedAtMillis(random.nextInt(3) > 0 ? null : 1_763_800_000_002L + random.nextInt(5))
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
