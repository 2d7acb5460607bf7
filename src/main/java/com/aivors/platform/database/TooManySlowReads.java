package com.aivors.platform.database;

import java.io.Serial;

/// The reads of one client that take long have not ended in time; another one must wait.
public final class TooManySlowReads extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooManySlowReads() {
        super("too many slow reads of one client", null, false, false);
    }
}
