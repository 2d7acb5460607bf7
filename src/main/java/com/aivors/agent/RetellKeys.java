package com.aivors.agent;

import java.util.List;

/// The Retell API keys that somebody of this installation gave us, from the settings or later.
@FunctionalInterface
public interface RetellKeys {

    List<String> active();
}
