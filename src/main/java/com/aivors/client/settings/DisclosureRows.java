package com.aivors.client.settings;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of `client_disclosure`. Only operators may write.
final class DisclosureRows {

    private static final String READ = """
            select d.cost, d.recordings, d.transcripts, d.numbers from client_disclosure d
             where d.client_id = :client
            """;

    private static final String ADD = """
            insert into client_disclosure (client_id, cost, recordings, transcripts, numbers)
            values (:client, :cost, :recordings, :transcripts, :numbers)
            on conflict (client_id) do nothing
            """;

    private static final String HOLD = READ + " for no key update";

    private static final String CHANGE = """
            update client_disclosure
               set cost = :cost, recordings = :recordings, transcripts = :transcripts, numbers = :numbers
             where client_id = :client
            """;

    private DisclosureRows() {}

    static Disclosure of(JdbcClient sql, UUID clientId) {
        return read(sql, READ, clientId);
    }

    /// Locks the row, so that two changes at once run one after the other.
    static Disclosure hold(JdbcClient sql, UUID clientId) {
        write(sql, ADD, clientId, Disclosure.EVERYTHING);
        return read(sql, HOLD, clientId);
    }

    static void change(JdbcClient sql, UUID clientId, Disclosure disclosure) {
        write(sql, CHANGE, clientId, disclosure);
    }

    private static Disclosure read(JdbcClient sql, String statement, UUID clientId) {
        return sql.sql(statement)
                .param("client", clientId)
                .query((row, _) -> new Disclosure(
                        row.getBoolean("cost"),
                        row.getBoolean("recordings"),
                        row.getBoolean("transcripts"),
                        row.getBoolean("numbers")))
                .optional()
                .orElse(Disclosure.EVERYTHING);
    }

    private static void write(JdbcClient sql, String statement, UUID clientId, Disclosure disclosure) {
        sql.sql(statement)
                .param("client", clientId)
                .param("cost", disclosure.cost())
                .param("recordings", disclosure.recordings())
                .param("transcripts", disclosure.transcripts())
                .param("numbers", disclosure.numbers())
                .update();
    }
}
