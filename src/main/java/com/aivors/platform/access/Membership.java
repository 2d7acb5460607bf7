package com.aivors.platform.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What a user may do for its client, from the least to the most.
public enum Membership {
    /// Reads.
    @JsonProperty("viewer")
    VIEWER,
    /// Reviews calls as well.
    @JsonProperty("member")
    MEMBER,
    /// Everything: agents, settings, people.
    @JsonProperty("owner")
    OWNER;

    public boolean covers(Membership least) {
        return compareTo(least) >= 0;
    }

    /// As it is stored and sent.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Membership of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
