package com.aivors.client;

import com.aivors.platform.http.PageCursor;
import com.aivors.platform.http.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page of clients, by their names, ended (keyset).
///
/// @param name as `client.folded_name`
public record ClientPosition(String name, UUID clientId) {

    /// Before every client: a name may be folded to nothing.
    public static final ClientPosition START = new ClientPosition("", new UUID(0, 0));

    /// @return [#START] without a cursor
    /// @throws Problem 400 when it is not one of [#cursor()]
    public static ClientPosition of(@Nullable String cursor) {
        ClientPosition position =
                PageCursor.read(cursor, (clientId, name) -> new ClientPosition(name, UUID.fromString(clientId)));
        return position == null ? START : position;
    }

    public String cursor() {
        return PageCursor.text(clientId, name);
    }
}
