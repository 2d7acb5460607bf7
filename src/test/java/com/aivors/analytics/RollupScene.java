package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.agent.AgentLinks;
import com.aivors.analytics.OverviewQuery.Question;
import com.aivors.call.merge.CallMerge;
import com.aivors.call.merge.CallState;
import com.aivors.call.merge.Merging;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.time.Ids;
import com.aivors.retell.CallEvent;
import com.aivors.retell.CallFacts;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A database with calls of one client, their rollups, and the checks that figures equal those of the
/// calls.
@SuppressWarnings("NullAway.Init") // JUnit sets the fields before all tests
abstract class RollupScene {

    static final UUID ACME = new UUID(1, 1);
    static final UUID NOBODY = new UUID(0, 0);
    static final Instant BEGIN = Instant.parse("2026-10-23T00:00:00Z");
    static final CallMerge MERGE = Merging.at(BEGIN);
    static final Duration SPAN = Duration.ofDays(4);
    static final Instant EVERYTHING = Instant.parse("2100-01-01T00:00:00Z");
    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Asia/Calcutta",
            "Asia/Kathmandu",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "US/Eastern",
            "Europe/Kiev");

    static Pools pools;
    private static Database reads;

    @BeforeAll
    static void connectAgents() {
        pools = TestDatabase.freshPools();
        reads = new Database(pools.reads());
        reads.as(Role.OPERATOR, sql -> {
            sql.sql("insert into client (client_id, name, created_at) values (?, 'Acme', now())")
                    .param(ACME)
                    .update();
            for (int agent = 1; agent < 4; agent++) {
                new AgentLinks(Ids.timeOrdered()).connect(sql, ACME, "agent_" + agent);
            }
            return ACME;
        });
    }

    @AfterAll
    static void close() {
        pools.close();
    }

    @AfterEach
    void empty() throws SQLException {
        try (Connection connection = pools.intake().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from call");
            statement.execute("delete from call_rollup");
            statement.execute("delete from call_rollup_day");
            statement.execute("delete from rollup_mark");
            statement.execute("delete from agent_facts");
            connection.commit();
        }
        set("UTC", null, "[]");
    }

    /// Compares the response with the calls as of the same instant.
    static void assertRight(Question question) {
        assertOverviewRight(question);
        reads.as(Role.OPERATOR, sql -> {
            sql.sql("set transaction isolation level repeatable read").update();
            ActivityByHand.assertRight(sql, ACME, BEGIN);
            return question;
        });
    }

    static void assertOverviewRight(Question question) {
        reads.asClient(ACME, sql -> {
            assertRight(sql, question);
            return question;
        });
    }

    static void assertRight(JdbcClient sql, Question question) {
        Overview overview = Overviews.read(sql, ACME, question);
        ClientSettings settings = SettingsRows.of(sql, ACME);
        Overview right = ByHand.overview(sql, ACME, settings, question);
        assertThat(overview)
                .as(question + " under " + settings)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .withEqualsForType(RollupScene::withinOnePercent, Double.class)
                // Calls near a bound may be on either side of it. HistogramTest specifies how near.
                .ignoringFields("callers", "duration.bands", "latency.bands")
                .isEqualTo(right);
        assertBandsRight(overview.duration(), right.duration());
        assertBandsRight(overview.latency(), right.latency());
        assertThat(overview.callers())
                .isEqualTo(right.callers().stream().limit(10).toList());
    }

    /// Checks the totals above the list at an instant within the calls, where the periods begin and
    /// end inside of hours.
    static void assertTotalsRight(RandomGenerator random) {
        assertTotalsRight(
                moment(random).plus(Duration.ofDays(random.nextInt(3) * 30L)),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    }

    static void assertTotalsRight(Instant now, ZoneId zone) {
        reads.asClient(ACME, sql -> {
            CallTotals told = TotalsController.totals(sql, ACME, zone.getId(), now);
            ZonedDateTime local = now.atZone(zone);
            Instant end = now.plus(1, ChronoUnit.MICROS);
            Instant midnight = local.truncatedTo(ChronoUnit.DAYS).toInstant();
            ZonedDateTime yesterday = local.minusDays(1);
            Instant month = now.minus(Duration.ofDays(30));
            List<Figures> right = ByHand.figures(
                    sql,
                    ACME,
                    SettingsRows.of(sql, ACME),
                    List.of(
                            new Range<>(midnight, end),
                            new Range<>(yesterday.truncatedTo(ChronoUnit.DAYS).toInstant(), yesterday.toInstant()),
                            new Range<>(month, end),
                            new Range<>(month.minus(Duration.ofDays(30)), month)));
            assertThat(List.of(
                            told.today().figures(),
                            told.today().previous(),
                            told.last30Days().figures(),
                            told.last30Days().previous()))
                    .as(now + " in " + zone)
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .isEqualTo(right);
            return told;
        });
    }

    static void assertBandsRight(Overview.Distribution told, Overview.Distribution right) {
        assertThat(told.bands()).map(Overview.Band::from).isEqualTo(bounds(right));
        assertThat(told.bands().stream().mapToLong(Overview.Band::calls).sum()).isEqualTo(right.count());
    }

    static List<Double> bounds(Overview.Distribution distribution) {
        return distribution.bands().stream().map(Overview.Band::from).toList();
    }

    static boolean withinOnePercent(@Nullable Double told, @Nullable Double right) {
        if (told == null || right == null) {
            return told == null && right == null;
        }
        return Math.abs(told - right) <= 0.01001 * Math.abs(right);
    }

    static Question whole() {
        return new Question(
                new Range<>(BEGIN, BEGIN.plus(SPAN)), "UTC", null, Compare.PREVIOUS, Instant.MAX, Bucket.DAY);
    }

    static Question question(String from, String to, String zone) {
        return new Question(
                new Range<>(Instant.parse(from), Instant.parse(to)),
                zone,
                null,
                Compare.PREVIOUS,
                Instant.MAX,
                Bucket.DAY);
    }

    static Question question(RandomGenerator random) {
        String zone = random.nextBoolean() ? null : ZONES.get(random.nextInt(ZONES.size()));
        Instant one = moment(random);
        Instant other = moment(random);
        Instant from = one.isBefore(other) ? one : other;
        Instant to = from.equals(one) ? other.plusMillis(1) : one.plusMillis(1);
        if (zone != null && random.nextBoolean()) {
            from = Periods.begin(ZoneId.of(zone), Periods.date(ZoneId.of(zone), from));
        }
        return new Question(
                new Range<>(from, to),
                zone,
                random.nextInt(3) == 0 ? agent(random) : null,
                List.of(Compare.values()).get(random.nextInt(Compare.values().length)),
                random.nextInt(3) == 0 ? moment(random) : Instant.MAX,
                List.of(Bucket.values()).get(random.nextInt(4)));
    }

    static final String HOURS = """
            {"monday": [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "24:00"}],
             "friday": [{"from": "00:00", "to": "17:45"}], "saturday": [{"from": "08:30", "to": "12:15"}],
             "tuesday": [], "wednesday": [], "thursday": [], "sunday": []}
            """;

    static final String GOALS = """
            [{"id": "good", "name": "Good", "condition": {"kind": "success", "field": null, "values": []},
              "valueCents": 250},
             {"id": "talked", "name": "Talked",
              "condition": {"kind": "outcome", "field": null, "values": ["answered", "transferred"]},
              "valueCents": null},
             {"id": "booked", "name": "Booked",
              "condition": {"kind": "field", "field": "booked", "values": ["YES", "maybe"]}, "valueCents": 10000}]
            """;

    static void set(RandomGenerator random) {
        set(
                ZONES.get(random.nextInt(ZONES.size())),
                random.nextBoolean() ? HOURS : null,
                random.nextBoolean() ? GOALS : "[]");
    }

    static void set(String zone, @Nullable String hours, String goals) {
        reads.asClient(
                ACME,
                sql -> sql.sql("""
                        insert into client_settings as s (client_id, timezone, opening_hours, currency, goals, version)
                        values (:client, :zone, :hours::jsonb, 'EUR', :goals::jsonb, 1)
                        on conflict (client_id) do update set timezone = :zone, opening_hours = :hours::jsonb,
                            goals = :goals::jsonb, version = s.version + 1
                        """)
                        .param("client", ACME)
                        .param("zone", zone)
                        .param("hours", hours, java.sql.Types.VARCHAR)
                        .param("goals", goals)
                        .update());
    }

    static Instant moment(RandomGenerator random) {
        Instant moment = BEGIN.plusMillis(random.nextLong(SPAN.toMillis()));
        return random.nextBoolean() ? moment : moment.truncatedTo(ChronoUnit.HOURS);
    }

    static @Nullable String agent(RandomGenerator random) {
        int agent = random.nextInt(4);
        return agent == 0 ? null : "agent_" + agent;
    }

    static UUID client(RandomGenerator random) {
        return random.nextInt(3) == 0 ? NOBODY : ACME;
    }

    /// Simulates a handover: removes calls and adds them for another client.
    static void move(Connection connection, RandomGenerator random) throws SQLException {
        int from = random.nextInt(60);
        Set<String> ids = Set.of("call_" + from, "call_" + (from + 1));
        MERGE.forget(connection, NOBODY, ids);
        for (String id : ids) {
            write(connection, ACME, event(id, moment(random), random));
        }
    }

    static void merge(Connection connection, RandomGenerator random, UUID client, int events) throws SQLException {
        Map<String, CallState> batch = new TreeMap<>();
        for (int i = 0; i < events; i++) {
            CallEvent event = event("call_" + random.nextInt(60), moment(random), random);
            batch.merge(event.callId(), CallState.of(client, event, BEGIN), CallState::merge);
        }
        MERGE.write(connection, batch.values());
    }

    static void write(Connection connection, UUID client, CallEvent event) throws SQLException {
        MERGE.write(connection, List.of(CallState.of(client, event, BEGIN)));
    }

    /// Returns an event with random fields missing, as in real events.
    static CallEvent event(String callId, Instant started, RandomGenerator random) {
        String agent = agent(random);
        var facts = new CallFacts(
                agent,
                agent == null ? null : "Name of " + agent,
                null,
                random.nextInt(3) == 0 ? null : List.of("inbound", "outbound").get(random.nextInt(2)),
                random.nextInt(3) == 0 ? null : "+1503555" + random.nextInt(9),
                random.nextInt(3) == 0 ? null : "+1212555" + random.nextInt(9),
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
                random.nextInt(3) == 0 ? null : custom(random),
                null);
        byte[] hash = new byte[16];
        ByteBuffer.wrap(hash).putLong(random.nextLong());
        return new CallEvent("call_ended", callId, facts, started.toEpochMilli(), new byte[0], hash);
    }

    static String custom(RandomGenerator random) {
        return "{\"booked\": \"%s\", \"score\": %d, \"open\": %b, \"note\": \"%s\", \"list\": [1], \"none\": null}"
                .formatted(
                        List.of("yes", "Maybe", "no").get(random.nextInt(3)),
                        random.nextInt(5),
                        random.nextBoolean(),
                        "word " + random.nextInt() + " and more".repeat(8));
    }

    static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
