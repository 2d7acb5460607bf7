package com.aivors.call.filter;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the number of the other party of a call.
final class CallerNumber {

    private static final String READ = """
            select coalesce(case when c.direction = 'outbound' then c.to_number else c.from_number end, '')
              from call c where c.client_id = :client and c.call_id = :call
            """;

    private CallerNumber() {}

    /// @return blank for a call without a number; empty for an unknown call
    static Optional<String> of(JdbcClient sql, UUID clientId, String callId) {
        return sql.sql(READ)
                .param("client", clientId)
                .param("call", callId)
                .query(String.class)
                .optional();
    }
}
