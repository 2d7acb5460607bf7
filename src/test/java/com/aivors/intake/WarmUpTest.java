package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final String INSERTED =
            "select sum(n_tup_ins) from pg_stat_user_tables where relname in ('call_event', 'call', 'call_route')";

    private static final String LEFT =
            "select (select count(*) from call_event) + (select count(*) from call) + (select count(*) from call_route)";

    @Test
    void theWarmUpInsertsRowsAndRollsThemBack() {
        try (TestServer server = TestServer.start();
                var owner = new Owner(server)) {
            // PostgreSQL counts inserted rows even after a rollback.
            Eventually.until("rows were written", Duration.ofSeconds(10), () -> owner.count(INSERTED) >= 3);

            assertThat(owner.count(LEFT)).isZero();
        }
    }
}
