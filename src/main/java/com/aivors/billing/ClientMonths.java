package com.aivors.billing;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which month it is for a client.
@Component
class ClientMonths {

    private final InstantSource clock;

    ClientMonths(InstantSource clock) {
        this.clock = clock;
    }

    YearMonth present(JdbcClient sql, UUID clientId) {
        return YearMonth.from(clock.instant().atZone(ClientZones.of(sql, clientId)));
    }
}
