package com.aivors.billing;

import com.aivors.platform.web.Problem;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which month it is for a client.
@Component
class ClientMonths {

    private static final String CLIENT = "select exists (select from client where client_id = :client)";

    private final InstantSource clock;

    ClientMonths(InstantSource clock) {
        this.clock = clock;
    }

    YearMonth present(JdbcClient sql, UUID clientId) {
        return YearMonth.from(clock.instant().atZone(ClientZones.of(sql, clientId)));
    }

    /// @throws Problem 404 for an unknown client
    void requireClient(JdbcClient sql, UUID clientId) {
        boolean known = sql.sql(CLIENT)
                .param("client", clientId)
                .query((row, _) -> row.getBoolean(1))
                .single();
        if (!known) {
            throw Problem.notFound();
        }
    }
}
