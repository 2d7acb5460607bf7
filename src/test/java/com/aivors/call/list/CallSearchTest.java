package com.aivors.call.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.CallDisclosure;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compares the search with regular expressions over the same calls, which share no code with it,
/// in any state of the index.
class CallSearchTest {

    private static final UUID ACME = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pools POOLS = TestDatabase.freshPools();
    private static final Database READS = new Database(POOLS.reads());

    private static final List<String> WORDS = List.of(
            "appointment",
            "Appointments",
            "Müller",
            "mu\u0308ller",
            "Straße",
            "STRASSE",
            "café",
            "cafe",
            "tooth",
            "toothache",
            "tooth2brush",
            "room12b",
            "the",
            "a",
            "an",
            "東京",
            "京都",
            "予約",
            "ｶﾞｲﾄﾞ",
            "จอง",
            "2026",
            "don't",
            "x");

    private static final String INSERT = """
            insert into call (client_id, call_id, agent_name, status, outcome, summary, field_keys, started_at,
                              first_said_at, created_at)
            values (?, ?, ?, 'ended', ?, ?, '{}', ?, now(), now())
            on conflict (client_id, call_id) do update set summary = excluded.summary, outcome = excluded.outcome
            """;

    private record Said(String summary, String outcome, Instant at) {}

    @AfterAll
    static void close() {
        POOLS.close();
    }

    private static void write(Connection connection, UUID client, String callId, Said said) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT);
                var mark = connection.prepareStatement("insert into search_mark (client_id, call_id) values (?, ?)")) {
            statement.setObject(1, client);
            statement.setString(2, callId);
            statement.setString(3, null);
            statement.setString(4, said.outcome());
            statement.setString(5, said.summary());
            statement.setTimestamp(6, Timestamp.from(said.at()));
            statement.executeUpdate();
            mark.setObject(1, client);
            mark.setString(2, callId);
            mark.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheSameCallsAsANaiveSearch(long seed) throws SQLException {
        RandomGenerator random =
                RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
        var calls = new LinkedHashMap<String, Said>();
        try (Connection connection = POOLS.intake().getConnection()) {
            execute(connection, "delete from call");
            execute(connection, "delete from call_search");
            execute(connection, "delete from search_mark");
            execute(connection, "delete from search_word");
            for (int step = 0; step < 40; step++) {
                for (int i = 0; i < 10; i++) {
                    String callId = "n" + random.nextInt(150);
                    if (random.nextInt(6) == 0) {
                        execute(connection, "delete from call where call_id = '" + callId + "'");
                        execute(
                                connection,
                                "insert into search_mark (client_id, call_id) values ('" + ACME + "', '" + callId
                                        + "')");
                        calls.remove(callId);
                        continue;
                    }
                    Said before = calls.get(callId);
                    var said = new Said(
                            sentence(random),
                            random.nextInt(9) == 0 ? "failed" : "answered",
                            before == null ? BEGIN.plus(Duration.ofHours(random.nextInt(9_000))) : before.at());
                    calls.put(callId, said);
                    write(connection, ACME, callId, said);
                    write(connection, OTHER, callId, new Said(sentence(random), "failed", said.at()));
                }
                if (random.nextInt(8) == 0) {
                    forgetWords(connection);
                }
                connection.commit();
                if (random.nextInt(3) > 0) {
                    SearchIndexing.round(connection);
                    connection.commit();
                }
                assertThat(search(null, "failed")).isEqualTo(naive(calls, null, "failed"));
                for (int i = 0; i < 5; i++) {
                    String q = query(random);
                    String outcome = random.nextInt(3) == 0 ? "failed" : null;
                    assertThat(search(q, outcome)).as(q).isEqualTo(naive(calls, q, outcome));
                }
            }
            while (SearchIndexing.round(connection) > 0) {
                connection.commit();
            }
            connection.commit();
            assertThat(count(connection, "select count(*) from search_mark")).isZero();
            assertThat(count(connection, "select count(*) from search_word_backlog"))
                    .isZero();
            assertThat(count(connection, "select count(*) from call_search where client_id = '" + ACME + "'"))
                    .isEqualTo(calls.size());
        }
    }

    /// Restores the state of a database from before words were stored.
    private static void forgetWords(Connection connection) throws SQLException {
        execute(connection, "delete from search_word");
        execute(
                connection,
                "insert into search_word_backlog values ('" + ACME + "', ''), ('" + OTHER
                        + "', '') on conflict (client_id) do update set call_id = ''");
    }

    private static String sentence(RandomGenerator random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(random.nextBoolean() ? " " : ", ", words);
    }

    private static String query(RandomGenerator random) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        String other = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> word;
            case 1 -> word.substring(0, 1 + random.nextInt(word.length()));
            case 2 -> word + " " + other;
            default -> "\"" + word + " " + other + "\"";
        };
    }

    /// Returns the results from all pages.
    private static List<String> search(@Nullable String q, @Nullable String outcome) {
        var given = new LinkedHashMap<String, List<String>>();
        if (q != null) {
            given.put("q", List.of(q));
        }
        if (outcome != null) {
            given.put("outcome", List.of(outcome));
        }
        return READS.asClient(ACME, sql -> {
            var ids = new ArrayList<String>();
            Cursor cursor = null;
            do {
                var found = new CallReading(
                                sql,
                                ACME,
                                CallDisclosure.EVERYTHING,
                                new CallQuery(given).filter(sql, ACME, CallDisclosure.EVERYTHING),
                                9)
                        .read(cursor, 7);
                found.calls().forEach(call -> ids.add(call.row().callId()));
                cursor = found.next();
            } while (cursor != null);
            return ids;
        });
    }

    private static List<String> naive(Map<String, Said> calls, @Nullable String q, @Nullable String outcome) {
        List<Pattern> wanted = q == null ? List.of(Pattern.compile("")) : patterns(q);
        return calls.entrySet().stream()
                .filter(call -> outcome == null || call.getValue().outcome().equals(outcome))
                .filter(call -> !wanted.isEmpty()
                        && wanted.stream()
                                .allMatch(one ->
                                        one.matcher(" " + words(call.getValue().summary()) + " ")
                                                        .find()
                                                || one.matcher(" " + call.getKey() + " ")
                                                        .find()))
                .sorted((one, other) -> {
                    int byTime = other.getValue().at().compareTo(one.getValue().at());
                    return byTime != 0 ? byTime : other.getKey().compareTo(one.getKey());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private static List<Pattern> patterns(String q) {
        List<Pattern> wanted = new ArrayList<>();
        boolean phrase = q.startsWith("\"");
        List<String> parts = phrase
                ? List.of(words(q.replace("\"", "")))
                : Arrays.stream(q.split(" ")).map(CallSearchTest::words).toList();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isBlank()) {
                continue;
            }
            boolean open = !phrase
                    && i == parts.size() - 1
                    && !parts.get(i).matches(".*[\\p{IsHan}\\p{IsKatakana}\\p{IsThai}][\\p{M}]*\\s*");
            wanted.add(Pattern.compile(Pattern.quote(" " + parts.get(i).strip()) + (open ? "" : "(?= )")));
        }
        return wanted;
    }

    /// Returns the text folded, with one space between words and around each Japanese or Thai
    /// character.
    private static String words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\u0300-\u036F]", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return folded.replaceAll("([\\p{IsHan}\\p{IsKatakana}\\p{IsThai}&&\\p{L}][\u3099\u309A\\p{Mn}]*)", " $1 ")
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
                .strip();
    }

    /// The operator of full text search is not leakproof, so under a policy it would not use its
    /// index.
    @Test
    void theRestrictedRoleUsesTheSearchIndex() throws Exception {
        DatabaseAddress address = TestDatabase.fresh();
        try (Connection owner = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            execute(owner, """
                    insert into call (client_id, call_id, status, outcome, summary, field_keys, started_at, first_said_at,
                                      created_at)
                    select ('00000000-0000-0007-0000-00000000000' || n % 5)::uuid, 'p' || n, 'ended',
                           case when n % 4001 = 0 then 'failed' else 'answered' end, 'common word' || n, '{}',
                           timestamptz '2026-01-01' + n * interval '5 minutes', now(), now()
                      from generate_series(1, 30000) n""");
            execute(owner, "insert into search_mark (client_id, call_id) select client_id, call_id from call");
            int rounds = 0;
            // A session reports its statistics when it ends.
            try (Pools filling = Pools.open(address)) {
                while (indexed(filling) > 0) {
                    rounds++;
                }
            }
            assertThat(rounds).isGreaterThan(100);
            execute(owner, "vacuum analyze call_search, call, search_mark");
            execute(owner, "select pg_stat_reset()");
            try (Pools pools = Pools.open(address)) {
                Database reads = new Database(pools.reads());
                for (Map<String, List<String>> given : List.of(
                        Map.of("q", List.of("word17776")),
                        Map.of("q", List.of("nobodysaid")),
                        Map.of("q", List.of("common wor")),
                        Map.of("outcome", List.of("failed")))) {
                    int found = reads.asClient(
                            ACME,
                            sql -> new CallReading(
                                            sql,
                                            ACME,
                                            CallDisclosure.EVERYTHING,
                                            new CallQuery(given).filter(sql, ACME, CallDisclosure.EVERYTHING))
                                    .read(null, 50)
                                    .calls()
                                    .size());
                    assertThat(found)
                            .as(given.toString())
                            .isEqualTo(
                                    switch (given.values().iterator().next().getFirst()) {
                                        case "word17776" -> 1;
                                        case "nobodysaid" -> 0;
                                        case "failed" -> 2;
                                        default -> 50;
                                    });
                }
            }
            String scans = "select idx_scan from pg_stat_user_indexes where indexrelname = 'call_search_lexemes'";
            // An open session reports its statistics only from time to time.
            for (int i = 0; i < 75 && count(owner, scans) < 4; i++) {
                Thread.sleep(200);
            }
            assertThat(count(owner, scans)).isGreaterThanOrEqualTo(4);
            assertThat(count(owner, "select seq_scan from pg_stat_user_tables where relname = 'call_search'"))
                    .isZero();
            assertThat(count(
                            owner, "select idx_scan from pg_stat_user_indexes where indexrelname = 'call_search_pkey'"))
                    .isZero();
            assertThat(count(owner, "select idx_tup_fetch from pg_stat_user_tables where relname = 'call'"))
                    .as("rows of calls read")
                    .isLessThan(12_000);
        }
    }

    private static int indexed(Pools pools) {
        return new Database(pools.jobs()).connected(Role.INTAKE, SearchIndexing::round);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
