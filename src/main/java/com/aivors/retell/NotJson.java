package com.aivors.retell;

import java.io.Serial;

/// Bytes or text that we do not read as JSON. The message is a sentence for the sender.
final class NotJson extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    NotJson(String hint) {
        super(hint, null, false, false);
    }

    String hint() {
        String hint = getMessage();
        return hint == null ? "" : hint;
    }
}
