package com.aivors.platform.settings;

import java.util.List;

/// The environment is wrong or contradicts itself; the message lists all of it.
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
