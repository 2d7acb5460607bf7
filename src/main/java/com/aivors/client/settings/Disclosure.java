package com.aivors.client.settings;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The parts of its calls that a client sees, as chosen by its agency. Operators see everything.
///
/// @param cost Retell's cost of a call
/// @param recordings links to recordings, and whether a recording exists
/// @param transcripts all spoken words, and the steps of the conversation
/// @param numbers telephone numbers in full; otherwise masked
public record Disclosure(boolean cost, boolean recordings, boolean transcripts, boolean numbers) {

    /// The default when the agency has chosen nothing.
    public static final Disclosure EVERYTHING = new Disclosure(true, true, true, true);

    /// Reads the disclosure. Works in any role that may see the client's row.
    public static Disclosure of(JdbcClient sql, UUID clientId) {
        return DisclosureRows.of(sql, clientId);
    }
}
