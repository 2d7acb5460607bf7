package com.aivors.review;

import com.aivors.call.merge.CallChange;
import com.aivors.call.merge.CallChanges;
import com.aivors.call.merge.CallFigures;
import com.aivors.platform.database.StatementGroup;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Removes the review of a call when the call is taken from its client.
final class ReviewRemoval implements CallChanges {

    private static final List<String> DELETE = List.of(
            "delete from call_review where client_id = ? and call_id = any(?)",
            "delete from call_tag where client_id = ? and call_id = any(?)",
            "delete from call_review_change where client_id = ? and call_id = any(?)",
            "delete from call_note where client_id = ? and call_id = any(?)");

    @Override
    public void written(Connection connection, List<CallChange> changes, StatementGroup writes) throws SQLException {
        var gone = new TreeMap<UUID, TreeSet<String>>();
        for (CallChange change : changes) {
            CallFigures before = change.before();
            if (before != null && change.after() == null) {
                gone.computeIfAbsent(before.clientId(), _ -> new TreeSet<>()).add(before.callId());
            }
        }
        for (Map.Entry<UUID, TreeSet<String>> client : gone.entrySet()) {
            for (String sql : DELETE) {
                try (var statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, client.getKey());
                    statement.setArray(
                            2,
                            connection.createArrayOf("text", client.getValue().toArray(String[]::new)));
                    statement.executeUpdate();
                }
            }
        }
    }
}
