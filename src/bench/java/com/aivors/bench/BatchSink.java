package com.aivors.bench;

import java.sql.SQLException;

/// One connection's way of making a batch durable.
interface BatchSink extends AutoCloseable {

    /// Commits the events `first` to `first + count - 1`.
    void write(long first, int count) throws SQLException;

    @Override
    void close();
}
