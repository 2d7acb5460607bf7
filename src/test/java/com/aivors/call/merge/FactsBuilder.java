package com.aivors.call.merge;

import com.aivors.retell.CallFacts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The facts of an event, for tests. Unset fields are absent.
public final class FactsBuilder {

    private @Nullable String agentName;
    private @Nullable String status;
    private @Nullable Long startedAtMillis;
    private @Nullable Long endedAtMillis;
    private @Nullable Long durationMillis;
    private @Nullable String disconnectionReason;
    private @Nullable Boolean inVoicemail;
    private @Nullable Boolean successful;
    private @Nullable String sentiment;
    private @Nullable String summary;
    private @Nullable String transcript;
    private @Nullable BigDecimal costCents;

    FactsBuilder agentName(@Nullable String value) {
        agentName = value;
        return this;
    }

    FactsBuilder status(@Nullable String value) {
        status = value;
        return this;
    }

    FactsBuilder startedAtMillis(@Nullable Long value) {
        startedAtMillis = value;
        return this;
    }

    FactsBuilder endedAtMillis(@Nullable Long value) {
        endedAtMillis = value;
        return this;
    }

    FactsBuilder disconnectionReason(@Nullable String value) {
        disconnectionReason = value;
        return this;
    }

    FactsBuilder inVoicemail(@Nullable Boolean value) {
        inVoicemail = value;
        return this;
    }

    public FactsBuilder durationMillis(@Nullable Long value) {
        durationMillis = value;
        return this;
    }

    FactsBuilder successful(@Nullable Boolean value) {
        successful = value;
        return this;
    }

    FactsBuilder sentiment(@Nullable String value) {
        sentiment = value;
        return this;
    }

    FactsBuilder summary(@Nullable String value) {
        summary = value;
        return this;
    }

    FactsBuilder transcript(@Nullable String value) {
        transcript = value;
        return this;
    }

    FactsBuilder costCents(@Nullable BigDecimal value) {
        costCents = value;
        return this;
    }

    public CallFacts build() {
        return new CallFacts(
                "agent_1",
                agentName,
                null,
                null,
                null,
                null,
                status,
                startedAtMillis,
                endedAtMillis,
                durationMillis,
                disconnectionReason,
                successful,
                inVoicemail,
                sentiment,
                summary,
                transcript,
                costCents,
                null,
                null,
                null);
    }
}
