package com.aivors.call.list;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;

/// Writes the search index of a whole history for the benchmark. Uses the code of the service, but
/// several threads, and creates the index over the words afterwards.
public final class SearchFill {

    private static final String INDEX = "call_search_lexemes";

    private SearchFill() {}

    /// @return the statement that creates the index over the words again
    public static String dropIndex(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_get_indexdef('" + INDEX + "'::regclass)")) {
            row.next();
            String definition = row.getString(1);
            statement.execute("drop index " + INDEX);
            return definition;
        }
    }

    /// @param callIds some thousand at most, because their transcripts are held in memory
    public static void write(Connection connection, UUID clientId, Collection<String> callIds) throws SQLException {
        SearchIndexing.index(connection, clientId, new TreeSet<>(callIds));
    }
}
