package com.aivors.platform.time;

import java.time.DateTimeException;
import java.time.Instant;

/// Reads times from requests.
public final class IsoTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private IsoTime() {}

    /// @param text ISO-8601 in UTC
    /// @throws DateTimeException when it is no such time, or its year is not between 1 and 9999
    public static Instant parse(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeException("outside of the years 1 to 9999");
        }
        return time;
    }
}
