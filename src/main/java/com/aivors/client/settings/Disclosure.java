package com.aivors.client.settings;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a client sees of its calls, as its agency has chosen. Operators see everything.
///
/// @param cost what Retell charges for a call
/// @param recordings links to recordings, and whether there is one
/// @param transcripts everything said, and the steps of the conversation
/// @param numbers telephone numbers in full; otherwise masked
public record Disclosure(boolean cost, boolean recordings, boolean transcripts, boolean numbers) {

    /// Also of a client for which nothing was chosen.
    public static final Disclosure EVERYTHING = new Disclosure(true, true, true, true);

    /// In any role that may see the client's row.
    public static Disclosure of(JdbcClient sql, UUID clientId) {
        return DisclosureRows.of(sql, clientId);
    }
}
