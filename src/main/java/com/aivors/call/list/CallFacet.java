package com.aivors.call.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A filter of `CallFilters` whose choices are counted.
public enum CallFacet {
    AGENT("agentId", "agent_id"),
    DIRECTION("direction", "direction"),
    OUTCOME("outcome", "outcome"),
    REASON("reason", "disconnection_reason"),
    SENTIMENT("sentiment", "sentiment"),
    SUCCESSFUL("successful", "successful"),
    FLAGGED("flagged", "flagged"),
    DONE("done", "done"),
    ASSIGNEE("assignee", "assignee_id"),
    TAG("tag", "tags");

    private final String parameter;
    private final String column;

    CallFacet(String parameter, String column) {
        this.parameter = parameter;
        this.column = column;
    }

    public String parameter() {
        return parameter;
    }

    /// @return the choice that shows the call; null for none
    @Nullable
    String read(ResultSet row) throws SQLException {
        return switch (this) {
            // A call that nobody has reviewed is neither.
            case FLAGGED, DONE -> Boolean.toString(row.getBoolean(column));
            case SUCCESSFUL -> {
                Boolean successful = row.getObject(column, Boolean.class);
                yield successful == null ? null : successful.toString();
            }
            default -> row.getString(column);
        };
    }
}
