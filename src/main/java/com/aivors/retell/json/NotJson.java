package com.aivors.retell.json;

import java.io.Serial;

/// Bytes or text that we cannot read as JSON. The message is a sentence for the sender.
public final class NotJson extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean rawControl;

    public NotJson(String hint) {
        this(hint, false);
    }

    /// @param rawControl whether a string contains a raw line break or another raw control
    ///     character
    public NotJson(String hint, boolean rawControl) {
        super(hint, null, false, false);
        this.rawControl = rawControl;
    }

    boolean hasRawControl() {
        return rawControl;
    }

    public String hint() {
        String hint = getMessage();
        return hint == null ? "" : hint;
    }
}
