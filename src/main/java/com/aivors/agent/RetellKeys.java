package com.aivors.agent;

import java.util.List;
import java.util.UUID;

/// The active Retell API keys of this installation, from the settings or from sources.
public interface RetellKeys {

    /// Returns all keys.
    List<String> retellKeys();

    /// Returns the keys that may be used for a client: the agency's keys and the client's own.
    List<String> retellKeysFor(UUID clientId);

    /// Returns the client's own keys: those of sources that are bound to it.
    List<String> retellKeysBoundTo(UUID clientId);
}
