package com.aivors.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.TestDatabase;
import java.sql.Connection;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The search against one that knows nothing of it: regular expressions over the same calls, in
/// whatever state the index is.
class CallSearchTest {

    private static final UUID ACME = new UUID(7, 1);
    private static final UUID OTHER = new UUID(7, 2);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Pools POOLS = TestDatabase.freshPools();
    private static final Database READS = new Database(POOLS.reads());

    private static final List<String> WORDS = List.of(
            "appointment", "Appointments", "Müller", "mu\u0308ller", "Straße", "STRASSE", "café", "cafe", "tooth",
            "the", "a", "an", "東京", "京都", "予約", "ｶﾞｲﾄﾞ", "จอง", "2026", "don't", "x");

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
    void findsWhatANaiveSearchFinds(long seed) throws SQLException {
        RandomGenerator random = RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(seed);
        var calls = new LinkedHashMap<String, Said>();
        try (Connection connection = POOLS.intake().getConnection()) {
            execute(connection, "delete from call");
            execute(connection, "delete from call_search");
            execute(connection, "delete from search_mark");
            for (int step = 0; step < 40; step++) {
                for (int i = 0; i < 10; i++) {
                    String callId = "n" + random.nextInt(150);
                    if (random.nextInt(6) == 0) {
                        execute(connection, "delete from call where call_id = '" + callId + "'");
                        execute(connection, "insert into search_mark (client_id, call_id) values ('" + ACME + "', '" + callId + "')");
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
                connection.commit();
                if (random.nextInt(3) > 0) {
                    SearchIndexing.round(connection);
                    connection.commit();
                }
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
            assertThat(count(connection, "select count(*) from call_search where client_id = '" + ACME + "'"))
                    .isEqualTo(calls.size());
        }
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

    /// Page by page.
    private static List<String> search(String q, @Nullable String outcome) {
        var given = new LinkedHashMap<String, List<String>>();
        given.put("q", List.of(q));
        if (outcome != null) {
            given.put("outcome", List.of(outcome));
        }
        return READS.asClient(ACME, sql -> {
            var ids = new ArrayList<String>();
            Cursor cursor = null;
            do {
                var found = new CallReading(sql, ACME, new CallQuery(given).filter(sql, ACME)).read(cursor, 7);
                found.calls().forEach(call -> ids.add(call.row().callId()));
                cursor = found.next();
            } while (cursor != null);
            return ids;
        });
    }

    private static List<String> naive(Map<String, Said> calls, String q, @Nullable String outcome) {
        List<Pattern> wanted = new ArrayList<>();
        boolean phrase = q.startsWith("\"");
        List<String> parts = phrase
                ? List.of(words(q.replace("\"", "")))
                : Arrays.stream(q.split(" ")).map(CallSearchTest::words).toList();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isBlank()) {
                continue;
            }
            boolean open = !phrase && i == parts.size() - 1;
            wanted.add(Pattern.compile(Pattern.quote(" " + parts.get(i).strip()) + (open ? "" : "(?= )")));
        }
        return calls.entrySet().stream()
                .filter(call -> outcome == null || call.getValue().outcome().equals(outcome))
                .filter(call -> !wanted.isEmpty()
                        && wanted.stream()
                                .allMatch(one -> one.matcher(" " + words(call.getValue().summary()).strip() + " ")
                                                .find()
                                        || one.matcher(" " + call.getKey() + " ").find()))
                .sorted((one, other) -> {
                    int byTime = other.getValue().at().compareTo(one.getValue().at());
                    return byTime != 0 ? byTime : other.getKey().compareTo(one.getKey());
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    /// Folded, with one space between words and around each sign of Japanese and Thai.
    private static String words(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\u0300-\u036F]", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
        return folded.replaceAll("([\\p{IsHan}\\p{IsKatakana}\\p{IsThai}&&\\p{L}][\u3099\u309A\\p{Mn}]*)", " $1 ")
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
                .strip();
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
