package com.aivors.platform.database;

/// The database is missing, and the service cannot start. The message states the reason in a
/// sentence.
public final class DatabaseNotReady extends RuntimeException {

    DatabaseNotReady(String message) {
        super(message);
    }

    DatabaseNotReady(String message, Throwable cause) {
        super(message, cause);
    }
}
