package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.eventlog.Queued;
import com.aivors.eventlog.Receipt;
import com.aivors.eventlog.Ticket;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

    private final WriteQueue queue = new WriteQueue(1 << 20);

    private static Ticket waitingFor(Duration time) {
        byte[] body = "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_1\",\"agent_id\":\"agent_1\"}}"
                .getBytes(StandardCharsets.UTF_8);
        CallEvent event = ((Element.OfCall) new Unwrapper().unwrap(body, null).getFirst()).event();
        return new Ticket(
                new Source(new UUID(0, 1), Source.Kind.N8N, "n8n", null),
                event,
                Instant.EPOCH,
                body.length,
                new byte[100],
                System.nanoTime() - time.toNanos(),
                new CompletableFuture<>());
    }

    private List<Queued> drained() {
        var batch = new ArrayList<Queued>();
        queue.drainTo(batch, 256, 1 << 20);
        return batch;
    }

    @Test
    void refusesEventsWhileTheOldestWaitsTooLong() {
        assertThat(queue.offer(waitingFor(Duration.ofSeconds(4)))).isTrue();

        assertThat(queue.isOverdue()).isTrue();
        assertThat(queue.offer(waitingFor(Duration.ZERO))).isFalse();

        drained();
        assertThat(queue.isOverdue()).isFalse();
        assertThat(queue.offer(waitingFor(Duration.ZERO))).isTrue();
    }

    @Test
    void skipsEventsWhoseSenderWasRefused() {
        Ticket gone = waitingFor(Duration.ofSeconds(1));
        Ticket patient = waitingFor(Duration.ofMillis(1));
        queue.offer(gone);
        queue.offer(patient);
        gone.receipt().complete(new Receipt.Unavailable());

        assertThat(drained()).containsExactly(patient);
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void limitsBytesButAcceptsOneEventOfAnySize() {
        var small = new WriteQueue(10);
        assertThat(small.offer(waitingFor(Duration.ZERO))).isTrue();
        assertThat(small.offer(waitingFor(Duration.ZERO))).isFalse();
    }
}
