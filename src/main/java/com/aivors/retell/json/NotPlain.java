package com.aivors.retell.json;

import java.io.Serial;

/// The text is not JSON, or not plain enough for [JsonScanner].
final class NotPlain extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    NotPlain() {
        super(null, null, false, false);
    }
}
