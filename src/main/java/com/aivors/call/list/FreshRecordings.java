package com.aivors.call.list;

import com.aivors.agent.AgentOwners;
import com.aivors.agent.RetellKeys;
import com.aivors.call.CallDetail;
import com.aivors.call.CallRow;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.retell.ApiAnswer;
import com.aivors.retell.CallDocument;
import com.aivors.retell.Element;
import com.aivors.retell.RetellApi;
import com.aivors.retell.Unwrapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gets a new recording link from Retell when the old one has expired. Does not store it, because
/// the new link expires too.
public final class FreshRecordings {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Database database;
    private final RetellApi retell;
    private final RetellKeys keys;
    private final InstantSource clock;
    private final Unwrapper unwrapper = new Unwrapper();

    private final Cache<Key, Link> links =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(10_000).build();

    FreshRecordings(Database database, RetellApi retell, RetellKeys keys, InstantSource clock) {
        this.database = database;
        this.retell = retell;
        this.keys = keys;
        this.clock = clock;
    }

    private record Key(UUID clientId, String callId) {}

    /// @param reason the reason why there is no link
    private record Link(@Nullable String url, @Nullable String reason) {}

    /// Replaces an expired link by a new one, or by the reason why there is none: `expired` (no key
    /// can renew it), `gone` (Retell no longer has the recording), `retell_unavailable` (try
    /// again).
    public CallDetail refresh(UUID clientId, CallDetail detail) {
        if (!"expired".equals(detail.recordingUnavailableReason())) {
            return detail;
        }
        var key = new Key(clientId, detail.call().callId());
        Link link = links.getIfPresent(key);
        if (link == null || (link.url() != null && RecordingLink.hasExpired(link.url(), clock.instant()))) {
            link = ask(clientId, detail.call());
            if (!"retell_unavailable".equals(link.reason())) {
                links.put(key, link);
            }
        }
        return detail.withRecording(link.url(), link.reason());
    }

    private Link ask(UUID clientId, CallRow call) {
        String agentId = call.agentId();
        // The sender chose the call id, so we ask Retell only about calls of an agent that the
        // client owns.
        if (agentId == null || !owns(clientId, agentId, call.startedAt())) {
            return new Link(null, "expired");
        }
        Link worst = new Link(null, "expired");
        for (String apiKey : keys.retellKeysFor(clientId)) {
            switch (retell.call(apiKey, call.callId())) {
                case ApiAnswer.Found<byte[]>(byte[] found) -> {
                    return link(found, call.callId(), agentId);
                }
                case ApiAnswer.NotFound<byte[]> _ -> worst = new Link(null, "gone");
                case ApiAnswer.Unauthorized<byte[]> _ -> {
                    // Another key may work.
                }
                case ApiAnswer.Throttled<byte[]> _, ApiAnswer.Unavailable<byte[]> _ -> {
                    return new Link(null, "retell_unavailable");
                }
            }
        }
        return worst;
    }

    private Link link(byte[] found, String callId, String agentId) {
        if (unwrapper.unwrap(found, null).getFirst() instanceof Element.OfCall(var event)
                && event.callId().equals(callId)
                && agentId.equals(event.agentId())) {
            String url = CallDocument.read(event.body()).recordingUrl();
            boolean plays =
                    url != null && RecordingLink.isUsable(url) && !RecordingLink.hasExpired(url, clock.instant());
            return plays ? new Link(url, null) : new Link(null, "gone");
        }
        return new Link(null, "expired");
    }

    private boolean owns(UUID clientId, String agentId, @Nullable Instant started) {
        AgentOwners owners =
                database.connected(Role.INTAKE, connection -> AgentOwners.of(connection, List.of(agentId)));
        return owners.ownerOf(agentId, started).filter(clientId::equals).isPresent();
    }
}
