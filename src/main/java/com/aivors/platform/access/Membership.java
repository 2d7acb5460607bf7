package com.aivors.platform.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// The rights of a user within its client, in ascending order.
public enum Membership {
    /// May read.
    @JsonProperty("viewer")
    VIEWER,
    /// May also review calls.
    @JsonProperty("member")
    MEMBER,
    /// May do everything, including changes to agents, settings and users.
    @JsonProperty("owner")
    OWNER;

    public boolean covers(Membership least) {
        return compareTo(least) >= 0;
    }

    /// Returns the name as the database and the API write it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Membership of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
