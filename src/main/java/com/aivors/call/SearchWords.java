package com.aivors.call;

import com.aivors.call.search.Vocabulary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps the words of the search index by client. The only class that knows `search_word`. Words stay
/// when the last call that has them is gone: they then list what no call has.
final class SearchWords implements Vocabulary {

    /// Rows of `call_search` that are read together.
    private static final int CALLS_AT_ONCE = 500;

    /// Above all characters: no word has it.
    private static final String BEYOND = "\uDBFF\uDFFF";

    /// Without what begins with a digit, and without numbers and terms of filters, which have a `=`.
    private static final String LEARN = """
            insert into search_word (client_id, word)
            select distinct w.client_id, regexp_replace(w.word, '[0-9].*$', '%1$s')
              from (select distinct s.client_id, l.word
                      from call_search s, unnest(tsvector_to_array(s.lexemes)) as l (word)
                     where s.client_id = ? and %2$s and l.word collate "C" >= 'a' and strpos(l.word, '=') = 0) w
            on conflict do nothing
            """;

    private static final String LEARN_CALLS = LEARN.formatted(DIGITS, "s.call_id = any(?)");

    private static final String LEARN_RANGE = LEARN.formatted(DIGITS, "s.call_id > ? and s.call_id <= ?");

    private static final String BEHIND = "select client_id, call_id from search_word_backlog limit 1";

    private static final String LAST_OF_RANGE = """
            select max(call_id) from (select s.call_id from call_search s
                                       where s.client_id = ? and s.call_id > ?
                                       order by s.call_id limit ?) s
            """;

    private static final String ADVANCE = "update search_word_backlog set call_id = ? where client_id = ?";

    private static final String CAUGHT_UP = "delete from search_word_backlog where client_id = ?";

    private static final String KNOWN = """
            select exists (select from search_word_backlog b where b.client_id = :client) as behind,
                   array(select w.word from search_word w
                          where w.client_id = :client and w.word >= :first and w.word < :beyond
                          limit :most) as words
            """;

    private final JdbcClient sql;
    private final UUID clientId;

    SearchWords(JdbcClient sql, UUID clientId) {
        this.sql = sql;
        this.clientId = clientId;
    }

    private record Known(boolean behind, List<String> words) {}

    @Override
    public @Nullable List<String> beginningWith(String text) {
        Known known = sql.sql(KNOWN)
                .param("client", clientId)
                .param("first", text)
                .param("beyond", text + BEYOND)
                .param("most", MOST_LISTED + 1)
                .query((row, _) -> new Known(row.getBoolean("behind"), List.of((String[])
                        row.getArray("words").getArray())))
                .single();
        return known.behind() ? null : known.words();
    }

    /// In the transaction that writes the rows of these calls: a row whose words are not known would
    /// not be found.
    static void learn(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        try (var statement = connection.prepareStatement(LEARN_CALLS)) {
            statement.setObject(1, clientId);
            statement.setArray(2, connection.createArrayOf("text", callIds.toArray()));
            statement.executeUpdate();
        }
    }

    /// Reads some rows that were written before their words were kept.
    ///
    /// @return whether there were any clients with such rows
    static boolean catchUp(Connection connection) throws SQLException {
        UUID clientId;
        String before;
        try (var statement = connection.prepareStatement(BEHIND);
                var row = statement.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            clientId = row.getObject("client_id", UUID.class);
            before = row.getString("call_id");
        }
        String last = lastOfRange(connection, clientId, before);
        if (last == null) {
            run(connection, CAUGHT_UP, clientId);
        } else {
            run(connection, LEARN_RANGE, clientId, before, last);
            run(connection, ADVANCE, last, clientId);
        }
        return true;
    }

    private static @Nullable String lastOfRange(Connection connection, UUID clientId, String before)
            throws SQLException {
        try (var statement = connection.prepareStatement(LAST_OF_RANGE)) {
            statement.setObject(1, clientId);
            statement.setString(2, before);
            statement.setInt(3, CALLS_AT_ONCE);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void run(Connection connection, String statement, Object... parameters) throws SQLException {
        try (var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            prepared.executeUpdate();
        }
    }
}
