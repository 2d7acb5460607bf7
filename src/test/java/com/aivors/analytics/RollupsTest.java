package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// After any order of merges, handovers and counts, an overview equals that of the calls.
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

    @BeforeAll
    static void connectAgents() {
        READS.as(Role.OPERATOR, sql -> {
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
        POOLS.close();
    }

    @AfterEach
    void empty() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection();
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anOverviewAlwaysEqualsACountOfTheCalls(long seed) throws SQLException {
        RandomGenerator random = random(seed);
        try (Connection connection = POOLS.intake().getConnection()) {
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
        try (Connection connection = POOLS.intake().getConnection()) {
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
        try (Connection connection = POOLS.intake().getConnection()) {
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
        try (Connection connection = POOLS.intake().getConnection()) {
            Recount.round(connection, EVERYTHING);
            connection.commit();
        }
        assertRight(whole());
    }

    @Test
    void aMergeDuringTheJobKeepsItsMark() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            Map<UUID, NavigableSet<Instant>> hours = MarkedHours.take(job, EVERYTHING);
            merge.run();
            Recount.count(job, hours);
        });
        assertRight(whole());
    }

    /// The negative control: if the job counted before it took the marks, it would lose a mark that
    /// is set in between.
    @Test
    void countingBeforeTakingMarksLosesAChange() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            Recount.count(job, Map.of(ACME, new TreeSet<>(Set.of(BEGIN))));
            merge.run();
            MarkedHours.take(job, EVERYTHING);
        });
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    /// The other negative control: a writer must not reuse an existing mark.
    @Test
    void sharingAMarkOfAnotherWriterLosesAChange() throws SQLException {
        try (Connection writer = POOLS.intake().getConnection();
                Connection job = POOLS.intake().getConnection()) {
            write(writer, ACME, event("first", BEGIN.plusSeconds(60), random(1)));
            writer.commit();
            write(writer, ACME, event("second", BEGIN.plusSeconds(120), random(2)));
            try (var statement = writer.createStatement()) {
                statement.execute("delete from rollup_mark where xmin = pg_current_xact_id()::xid");
            }
            assertThat(Recount.round(job, EVERYTHING)).isOne();
            job.commit();
            writer.commit();
        }
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    @Test
    void onlyOneNodeCountsAtATime() throws SQLException {
        try (Connection one = POOLS.intake().getConnection();
                Connection other = POOLS.intake().getConnection()) {
            merge(one, random(5), ACME, 20);
            one.commit();
            assertThat(Recount.round(one, EVERYTHING)).isPositive();
            assertThat(Recount.round(other, EVERYTHING)).isZero();
            one.rollback();
            assertThat(Recount.round(other, EVERYTHING)).isPositive();
            other.rollback();
        }
    }

    @Test
    void theJobThinsMarksOfTheCurrentHourToOne() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            for (int i = 0; i < 5; i++) {
                write(connection, ACME, event("hot" + i, BEGIN.plusSeconds(i), random(i)));
                connection.commit();
            }
            assertThat(Recount.round(connection, BEGIN.minusSeconds(1))).isZero();
            assertThat(Recount.thin(connection, BEGIN.minusSeconds(1))).isEqualTo(4);
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isOne();
            assertRight(whole());
            assertThat(Recount.round(connection, BEGIN)).isOne();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
        }
    }

    @Test
    void aRepeatedEventMarksNoHour() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
            CallEvent event = event("same", BEGIN.plusSeconds(60), random(9));
            write(connection, ACME, event);
            Recount.round(connection, EVERYTHING);
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

    /// A change of settings makes the rollups stale from its commit until the job has run.
    @Test
    void figuresFollowTheSettingsBeforeAndAfterTheJob() throws SQLException {
        try (Connection connection = POOLS.intake().getConnection()) {
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
        try (Connection job = POOLS.intake().getConnection()) {
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
        try (Connection connection = POOLS.intake().getConnection()) {
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

    /// Compares the response with the calls as of the same instant.
    private static void assertRight(Question question) {
        assertOverviewRight(question);
        READS.as(Role.OPERATOR, sql -> {
            sql.sql("set transaction isolation level repeatable read").update();
            ActivityByHand.assertRight(sql, ACME, BEGIN);
            return question;
        });
    }

    private static void assertOverviewRight(Question question) {
        READS.asClient(ACME, sql -> {
            assertRight(sql, question);
            return question;
        });
    }

    private static void assertRight(JdbcClient sql, Question question) {
        Overview overview = Overviews.read(sql, ACME, question);
        ClientSettings settings = SettingsRows.of(sql, ACME);
        Overview right = ByHand.overview(sql, ACME, settings, question);
        assertThat(overview)
                .as(question + " under " + settings)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .withEqualsForType(RollupsTest::withinOnePercent, Double.class)
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
    private static void assertTotalsRight(RandomGenerator random) {
        assertTotalsRight(
                moment(random).plus(Duration.ofDays(random.nextInt(3) * 30L)),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    }

    private static void assertTotalsRight(Instant now, ZoneId zone) {
        READS.asClient(ACME, sql -> {
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

    private static void assertBandsRight(Overview.Distribution told, Overview.Distribution right) {
        assertThat(told.bands()).map(Overview.Band::from).isEqualTo(bounds(right));
        assertThat(told.bands().stream().mapToLong(Overview.Band::calls).sum()).isEqualTo(right.count());
    }

    private static List<Double> bounds(Overview.Distribution distribution) {
        return distribution.bands().stream().map(Overview.Band::from).toList();
    }

    private static boolean withinOnePercent(@Nullable Double told, @Nullable Double right) {
        if (told == null || right == null) {
            return told == null && right == null;
        }
        return Math.abs(told - right) <= 0.01001 * Math.abs(right);
    }

    private static Question whole() {
        return new Question(
                new Range<>(BEGIN, BEGIN.plus(SPAN)), "UTC", null, Compare.PREVIOUS, Instant.MAX, Bucket.DAY);
    }

    private static Question question(String from, String to, String zone) {
        return new Question(
                new Range<>(Instant.parse(from), Instant.parse(to)),
                zone,
                null,
                Compare.PREVIOUS,
                Instant.MAX,
                Bucket.DAY);
    }

    private static Question question(RandomGenerator random) {
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

    private static final String HOURS = """
            {"monday": [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "24:00"}],
             "friday": [{"from": "00:00", "to": "17:45"}], "saturday": [{"from": "08:30", "to": "12:15"}],
             "tuesday": [], "wednesday": [], "thursday": [], "sunday": []}
            """;

    private static final String GOALS = """
            [{"id": "good", "name": "Good", "condition": {"kind": "success", "field": null, "values": []},
              "valueCents": 250},
             {"id": "talked", "name": "Talked",
              "condition": {"kind": "outcome", "field": null, "values": ["answered", "transferred"]},
              "valueCents": null},
             {"id": "booked", "name": "Booked",
              "condition": {"kind": "field", "field": "booked", "values": ["YES", "maybe"]}, "valueCents": 10000}]
            """;

    private static void set(RandomGenerator random) {
        set(
                ZONES.get(random.nextInt(ZONES.size())),
                random.nextBoolean() ? HOURS : null,
                random.nextBoolean() ? GOALS : "[]");
    }

    private static void set(String zone, @Nullable String hours, String goals) {
        READS.asClient(
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

    private static Instant moment(RandomGenerator random) {
        Instant moment = BEGIN.plusMillis(random.nextLong(SPAN.toMillis()));
        return random.nextBoolean() ? moment : moment.truncatedTo(ChronoUnit.HOURS);
    }

    private static @Nullable String agent(RandomGenerator random) {
        int agent = random.nextInt(4);
        return agent == 0 ? null : "agent_" + agent;
    }

    private static UUID client(RandomGenerator random) {
        return random.nextInt(3) == 0 ? NOBODY : ACME;
    }

    /// Simulates a handover: removes calls and adds them for another client.
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

    /// Returns an event with random fields missing, as in real events.
    private static CallEvent event(String callId, Instant started, RandomGenerator random) {
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

    private static String custom(RandomGenerator random) {
        return "{\"booked\": \"%s\", \"score\": %d, \"open\": %b, \"note\": \"%s\", \"list\": [1], \"none\": null}"
                .formatted(
                        List.of("yes", "Maybe", "no").get(random.nextInt(3)),
                        random.nextInt(5),
                        random.nextBoolean(),
                        "word " + random.nextInt() + " and more".repeat(8));
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
