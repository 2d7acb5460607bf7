package com.aivors.client;

import com.aivors.platform.http.PageCursor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The position where a page of clients, ordered by name, ended (keyset).
///
/// @param name the value of `client.folded_name`
public record ClientPosition(String name, UUID clientId) {

    /// The position before every client; a folded name may be empty.
    public static final ClientPosition START = new ClientPosition("", new UUID(0, 0));

    /// @return [#START] when there is no cursor
    /// @throws Problem 400 for a cursor that [#cursor()] did not make
    public static ClientPosition of(@Nullable String cursor) {
        ClientPosition position =
                PageCursor.read(cursor, (clientId, name) -> new ClientPosition(name, UUID.fromString(clientId)));
        return position == null ? START : position;
    }

    public String cursor() {
        return PageCursor.text(clientId, name);
    }
}
