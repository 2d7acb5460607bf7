package com.aivors.billing;

import com.aivors.client.settings.SettingsRows;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the present month of a client, in its time zone.
@Component
class ClientMonths {

    private final InstantSource clock;

    ClientMonths(InstantSource clock) {
        this.clock = clock;
    }

    YearMonth present(JdbcClient sql, UUID clientId) {
        return YearMonth.from(
                clock.instant().atZone(SettingsRows.of(sql, clientId).zone()));
    }
}
