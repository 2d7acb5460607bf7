package com.aivors.call.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.CallRow;
import com.aivors.call.merge.CallState;
import com.aivors.call.merge.FactsBuilder;
import com.aivors.call.merge.Merging;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.TestDatabase;
import com.aivors.retell.CallEvent;
import com.aivors.testing.Eventually;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private static final UUID CLIENT = new UUID(7, 7);
    private static final int CHANGES = 150;

    private static final String EVENT = """
            insert into call_event (client_id, call_id, event_hash, source_id, event, sent_at, received_at, body_bytes, body)
            values ('%s', 'live', 'hash', '%s', 'call_ended', 0, now(), 0, '')
            """.formatted(CLIENT, CLIENT);

    /// The call continues to change while a dashboard asks for the events that it missed.
    @Test
    void aDashboardNeverGetsAnOlderStateAfterANewerOne() throws Exception {
        try (Pools pools = TestDatabase.freshPools();
                LiveFeed feed = new LiveFeed(new Database(pools.reads()), InstantSource.system())) {
            write(pools, 0, EVENT);
            var told = new CopyOnWriteArrayList<Long>();
            var dashboard = dashboard(told);
            feed.subscribe(CLIENT, dashboard);
            var done = new AtomicBoolean();
            var resuming = List.of(resuming(feed, dashboard, done), resuming(feed, dashboard, done));
            for (int change = 1; change <= CHANGES; change++) {
                write(pools, change, "select 1");
                feed.announce(Map.of(CLIENT, Set.of("live")));
            }
            Eventually.until("the last state is told", Duration.ofSeconds(10), () -> told.contains((long) CHANGES));
            done.set(true);
            for (Thread one : resuming) {
                one.join();
            }
            assertThat(told).isSorted().hasSizeGreaterThan(10);
        }
    }

    private static Thread resuming(LiveFeed feed, LiveFeed.Subscriber dashboard, AtomicBoolean done) {
        return Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                feed.resume(CLIENT, String.valueOf(System.currentTimeMillis()), dashboard);
            }
        });
    }

    private static LiveFeed.Subscriber dashboard(List<Long> told) {
        return new LiveFeed.Subscriber() {
            @Override
            public void changed(List<CallRow> calls, String eventId) {
                calls.forEach(call -> {
                    if (call.durationSeconds() != null) {
                        told.add(call.durationSeconds().longValue());
                    }
                });
            }

            @Override
            public void end() {
                // The feed closes at the end of the test.
            }
        };
    }

    private static void write(Pools pools, int seconds, String more) throws SQLException {
        try (Connection connection = pools.intake().getConnection();
                var statement = connection.createStatement()) {
            byte[] hash = ByteBuffer.allocate(16).putInt(seconds).array();
            var facts = new FactsBuilder().durationMillis(seconds * 1_000L).build();
            var event = new CallEvent("call_ended", "live", facts, 1_000 + seconds, hash, hash);
            Merging.at(Instant.EPOCH).write(connection, List.of(CallState.of(CLIENT, event, Instant.EPOCH)));
            statement.execute(more);
            connection.commit();
        }
    }
}
