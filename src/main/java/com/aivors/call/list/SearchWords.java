package com.aivors.call.list;

import com.aivors.call.search.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Stores the words of the search index by client. The only class that uses `search_word`. Words
/// remain when the last call with them is gone; a query may then list words that no call has.
final class SearchWords implements Vocabulary {

    /// The rows of `call_search` that are read at once.
    private static final int CALLS_AT_ONCE = 500;

    /// Sorts after all other characters; no word contains it.
    private static final String BEYOND = "\uDBFF\uDFFF";

    /// Skips words that begin with a digit, numbers, and terms of filters, which contain a `=`.
    private static final String LEARN = """
            insert into search_word (client_id, word)
            select distinct w.client_id, regexp_replace(w.word, '[0-9].*$', '%s')
              from (select distinct s.client_id, l.word
                      from call_search s, unnest(tsvector_to_array(s.lexemes)) as l (word)
                     where s.client_id = :client and s.call_id in (:calls)
                       and l.word collate "C" >= 'a' and strpos(l.word, '=') = 0) w
            on conflict do nothing
            """.formatted(DIGITS);

    private static final String BEHIND = "select client_id, call_id from search_word_backlog limit 1";

    private static final String NEXT = """
            select s.call_id from call_search s
             where s.client_id = :client and s.call_id > :after
             order by s.call_id limit :most
            """;

    private static final String ADVANCE = "update search_word_backlog set call_id = :last where client_id = :client";

    private static final String CAUGHT_UP = "delete from search_word_backlog where client_id = :client";

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

    /// Stores the words of these calls. Call it in the transaction that writes their rows: a search
    /// would not find a row with unknown words.
    void learn(Collection<String> callIds) {
        sql.sql(LEARN).param("client", clientId).param("calls", callIds).update();
    }

    private record Backlog(UUID clientId, String callId) {}

    /// Learns the words of some rows that were indexed before words were stored.
    ///
    /// @return false when no client has such rows
    static boolean catchUp(JdbcClient sql) {
        Backlog backlog = sql.sql(BEHIND)
                .query((row, _) -> new Backlog(row.getObject("client_id", UUID.class), row.getString("call_id")))
                .optional()
                .orElse(null);
        if (backlog == null) {
            return false;
        }
        List<String> callIds = sql.sql(NEXT)
                .param("client", backlog.clientId())
                .param("after", backlog.callId())
                .param("most", CALLS_AT_ONCE)
                .query((row, _) -> row.getString("call_id"))
                .list();
        if (callIds.isEmpty()) {
            sql.sql(CAUGHT_UP).param("client", backlog.clientId()).update();
        } else {
            new SearchWords(sql, backlog.clientId()).learn(callIds);
            sql.sql(ADVANCE)
                    .param("last", callIds.getLast())
                    .param("client", backlog.clientId())
                    .update();
        }
        return true;
    }
}
