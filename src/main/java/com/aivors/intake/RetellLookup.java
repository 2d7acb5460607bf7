package com.aivors.intake;

import com.aivors.agent.AgentOwners;
import com.aivors.call.merge.CallLookup;
import com.aivors.eventlog.Ticket;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.ApiAnswer;
import com.aivors.retell.CallEvent;
import com.aivors.retell.Element;
import com.aivors.retell.RetellApi;
import com.aivors.retell.Unwrapper;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Retell for a call with each of our keys, and queues the answer like a webhook, as an event
/// of the source that first reported the call. So it is stored, routed and merged like Retell's own
/// events.
final class RetellLookup implements CallLookup {

    private static final Logger LOG = LoggerFactory.getLogger(RetellLookup.class);
    private static final int PATIENCE_SECONDS = 10;

    private static final String SOURCE = """
            select source_id from call_route where call_id = :call and client_id = :client
             order by pinned_at, source_id
             limit 1
            """;

    private final Database database;
    private final RetellApi retell;
    private final Sources sources;
    private final Unwrapper unwrapper;
    private final Intake intake;
    private final InstantSource clock;

    RetellLookup(
            Database database,
            RetellApi retell,
            Sources sources,
            Unwrapper unwrapper,
            Intake intake,
            InstantSource clock) {
        this.database = database;
        this.retell = retell;
        this.sources = sources;
        this.unwrapper = unwrapper;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public boolean ask(UUID clientId, String callId) {
        boolean useful = false;
        for (String key : sources.retellKeysFor(clientId)) {
            switch (retell.call(key, callId)) {
                case ApiAnswer.Found<byte[]>(byte[] call) -> {
                    store(clientId, callId, call);
                    return true;
                }
                // Another workspace has the call, or Retell has deleted it.
                case ApiAnswer.NotFound<byte[]> _ -> useful = true;
                case ApiAnswer.Unauthorized<byte[]> _, ApiAnswer.Throttled<byte[]> _, ApiAnswer.Unavailable<byte[]> _ ->
                    LOG.info("Retell did not answer the lookup of a call without an end");
            }
        }
        return useful;
    }

    private void store(UUID clientId, String callId, byte[] call) {
        Source source = database.as(
                        Role.INTAKE,
                        sql -> sql.sql(SOURCE)
                                .param("call", callId)
                                .param("client", clientId)
                                .query((row, _) -> row.getObject("source_id", UUID.class))
                                .optional())
                .flatMap(sources::find)
                .map(Sources.SourceWithSecrets::source)
                .orElse(null);
        if (source == null) {
            return;
        }
        List<Element> elements = unwrapper.unwrap(call, null);
        if (elements.getFirst() instanceof Element.OfCall(CallEvent event)
                && event.callId().equals(callId)
                && !isOthers(clientId, event)) {
            store(Ticket.of(source, event, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    /// The sender of the call chose its id, which must not give access to a call of another
    /// client's agent.
    private boolean isOthers(UUID clientId, CallEvent event) {
        String agentId = event.agentId();
        Long started = event.facts().startedAtMillis();
        if (agentId == null || started == null) {
            return false;
        }
        return database.connected(Role.INTAKE, connection -> AgentOwners.of(connection, List.of(agentId)))
                .ownerAt(agentId, Instant.ofEpochMilli(started))
                .filter(owner -> !owner.equals(clientId))
                .isPresent();
    }

    private void store(Ticket ticket) {
        if (!intake.admit(ticket)) {
            return;
        }
        try {
            ticket.receipt().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("Retell's answer for a call is not stored yet: {}", e.toString());
        }
    }
}
