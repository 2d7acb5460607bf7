package com.aivors.operator.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a line of the webhook log, in either table. It does not contain the client, so it
/// stays the same when an unclaimed call is handed over.
sealed interface DeliveryId {

    Pattern EVENT = Pattern.compile("e-([0-9a-f]{32})-([0-9a-f]{32})-((?:[0-9a-f]{2}){1,1020})");
    Pattern ENTRY = Pattern.compile("d-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /// The id of a stored event. The routes of the call give the clients, so sender, call and hash
    /// are enough.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfEvent(byte[] hash, UUID sourceId, String callId) implements DeliveryId {}

    /// The id of an entry for a delivery that became no event.
    record OfEntry(UUID deliveryId) implements DeliveryId {}

    static Optional<DeliveryId> parse(String text) {
        Matcher event = EVENT.matcher(text);
        if (event.matches()) {
            HexFormat hex = HexFormat.of();
            String source = event.group(2);
            return Optional.of(new OfEvent(
                    hex.parseHex(event.group(1)),
                    new UUID(
                            Long.parseUnsignedLong(source.substring(0, 16), 16),
                            Long.parseUnsignedLong(source.substring(16), 16)),
                    new String(hex.parseHex(event.group(3)), StandardCharsets.UTF_8).replace("\0", "")));
        }
        Matcher entry = ENTRY.matcher(text);
        return entry.matches() ? Optional.of(new OfEntry(UUID.fromString(entry.group(1)))) : Optional.empty();
    }
}
