package com.aivors.platform.settings;

import java.util.List;

/// Wrong or contradictory settings; the message lists all of them.
public final class SettingsException extends RuntimeException {

    private final List<String> wrong;

    public SettingsException(List<String> wrong) {
        super("Aivors cannot start with these settings:\n  - " + String.join("\n  - ", wrong));
        this.wrong = List.copyOf(wrong);
    }

    public List<String> wrong() {
        return wrong;
    }
}
