package com.aivors.agent;

import java.util.List;
import java.util.UUID;

/// The active Retell API keys of this installation, from the settings or from sources.
public interface RetellKeys {

    /// All of them, whoever's workspaces they open.
    List<String> retellKeys();

    /// Those that may be asked on behalf of a client: keys of the agency, and the client's own.
    List<String> retellKeysFor(UUID clientId);

    /// The client's own: keys of sources that are bound to it.
    List<String> retellKeysBoundTo(UUID clientId);
}
