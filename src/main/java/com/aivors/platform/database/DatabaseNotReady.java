package com.aivors.platform.database;

/// The service cannot start without its database; the message says in a sentence what is wrong.
public final class DatabaseNotReady extends RuntimeException {

    DatabaseNotReady(String message) {
        super(message);
    }

    DatabaseNotReady(String message, Throwable cause) {
        super(message, cause);
    }
}
