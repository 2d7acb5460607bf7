package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.merge.CallMerge;
import com.aivors.client.Clients;
import com.aivors.eventlog.BatchWriter;
import com.aivors.eventlog.DeadLetters;
import com.aivors.eventlog.EventStore;
import com.aivors.eventlog.OtherAgentsEvents;
import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.eventlog.UnclaimedCalls;
import com.aivors.platform.database.Pools;
import com.aivors.platform.jobs.WriteLoad;
import com.aivors.platform.time.Ids;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CommitterTest {

    /// The response to COMMIT is lost. All rows are stored, and the retry finds repeats.
    @Test
    void theCommitterAnnouncesACallAfterAnUncertainCommit() {
        try (var server = TestServer.start()) {
            DataSource pool = losingOneAnswer(server.part(Pools.class).intake());
            var unwrapper = new Unwrapper();
            var events = new EventStore(unwrapper);
            var ids = Ids.timeOrdered();
            var merge = server.part(CallMerge.class);
            var metrics = new IntakeMetrics(new SimpleMeterRegistry());
            var writer = new BatchWriter(
                    pool, events, merge, new UnclaimedCalls(events, merge, new OtherAgentsEvents(unwrapper, ids)), ids);
            List<Map<UUID, Set<String>>> told = new ArrayList<>();
            var committer = new Committer(
                    writer, new DeadLetters(pool, ids), told::add, new WriterTurns(), metrics, new WriteLoad());
            Ticket ticket = ticket(unwrapper, "uncertain");

            committer.commit(List.of(ticket));

            assertThat(ticket.receipt().getNow(new Receipt.Unavailable()))
                    .isEqualTo(new Receipt.Repeated("uncertain", "call_ended"));
            assertThat(told).containsExactly(Map.of(Clients.NOBODY, Set.of("uncertain")));
        }
    }

    private static Ticket ticket(Unwrapper unwrapper, String callId) {
        byte[] body = new JsonMapper().writeValueAsBytes(Webhook.event("call_ended", callId, "agent_x"));
        if (!(unwrapper.unwrap(body, null).getFirst() instanceof Element.OfCall(CallEvent event))) {
            throw new AssertionError("no event");
        }
        var source = new Source(new UUID(0, 1), Source.Kind.N8N, "n8n", null);
        return Ticket.of(source, event, Instant.parse("2026-11-01T12:00:00Z"));
    }

    private static DataSource losingOneAnswer(DataSource real) {
        var lost = new AtomicBoolean();
        return wrapped(DataSource.class, real, (name, result) -> {
            if (!name.equals("getConnection") || !(result instanceof Connection connection)) {
                return result;
            }
            return wrapped(Connection.class, connection, (method, answer) -> {
                if (method.equals("commit") && lost.compareAndSet(false, true)) {
                    throw new SQLException("the connection broke", "08006");
                }
                return answer;
            });
        });
    }

    private interface After {
        Object see(String method, Object result) throws SQLException;
    }

    private static <T> T wrapped(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return after.see(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
