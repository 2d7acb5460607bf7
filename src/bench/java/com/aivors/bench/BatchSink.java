package com.aivors.bench;

import java.sql.SQLException;

/// A way to make a batch durable over one connection.
interface BatchSink extends AutoCloseable {

    /// Commits the events `first` to `first + count - 1`.
    void write(long first, int count) throws SQLException;

    @Override
    void close();
}
