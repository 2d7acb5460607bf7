package com.aivors.platform.database;

import java.io.Serial;

/// The slow reads of a client did not end in time, so a further read was refused.
public final class TooManySlowReads extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManySlowReads() {
        super("too many slow reads of one client", null, false, false);
    }
}
