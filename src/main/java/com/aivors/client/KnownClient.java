package com.aivors.client;

import com.aivors.platform.http.Problem;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Refuses requests about a client that is not there.
public final class KnownClient {

    private KnownClient() {}

    /// @throws Problem 404 for an unknown client
    public static void require(JdbcClient db, UUID clientId) {
        if (!Clients.isKnown(db, clientId)) {
            throw Problem.notFound();
        }
    }
}
