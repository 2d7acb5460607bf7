package com.aivors.call.list;

import com.aivors.call.CustomFields;
import com.aivors.call.FilteredCall;
import com.aivors.call.filter.ReachedGoal;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Returns the choices of a filter that show a call. They agree with the conditions of
/// `CallFilters`.
final class FacetChoices {

    private static final String TAGS =
            "select t.tag from call_tag t where t.client_id = :client and t.call_id = c.call_id";

    private final Set<CallFacet> wanted;
    private final ClientSettings settings;
    private final boolean readsFields;

    /// @param wanted the facets that will be counted
    FacetChoices(Set<CallFacet> wanted, ClientSettings settings) {
        this.wanted = wanted;
        this.settings = settings;
        this.readsFields = wanted.contains(CallFacet.GOAL)
                && settings.goals().stream()
                        .anyMatch(goal -> goal.condition().kind().equals(Goal.Condition.FIELD));
    }

    /// Returns the columns of `call c` to read when SQL alone tests all filters. Includes the long
    /// custom analysis only if a goal needs it.
    String ofCall() {
        return "c.call_id, c.agent_id, c.direction, c.outcome, c.disconnection_reason, c.sentiment, c.successful,"
                + " c.recorded, c.listed_at"
                + (readsFields ? ", c.custom_analysis" : "");
    }

    /// Returns the columns of `call_review r` and the tags.
    String ofReview() {
        return "r.flagged, r.done, r.assignee_id, "
                + (wanted.contains(CallFacet.TAG)
                        ? "case when r.call_id is not null then array(" + TAGS + ") end as tags"
                        : "null::text[] as tags");
    }

    /// @param call the whole call of the row; null if only some columns were read
    List<String> of(CallFacet facet, ResultSet row, @Nullable FilteredCall call) throws SQLException {
        return switch (facet) {
            case AGENT -> text(row, "agent_id");
            case DIRECTION -> text(row, "direction");
            case OUTCOME -> text(row, "outcome");
            case REASON -> text(row, "disconnection_reason");
            case SENTIMENT -> text(row, "sentiment");
            case ASSIGNEE -> text(row, "assignee_id");
            // Null has no choice: Retell did not judge the call.
            case SUCCESSFUL -> one(row.getObject("successful", Boolean.class));
            // Null means false: nobody has reviewed the call, or no event has named a recording.
            case RECORDED -> one(row.getBoolean("recorded"));
            case FLAGGED -> one(row.getBoolean("flagged"));
            case DONE -> one(row.getBoolean("done"));
            case AFTER_HOURS -> one(settings.isAfterHours(local(row)));
            case WEEKDAY -> one(local(row).getDayOfWeek().getValue());
            case HOUR -> one(local(row).getHour());
            case GOAL -> goals(row, call);
            case TAG -> tags(row);
        };
    }

    private static List<String> text(ResultSet row, String column) throws SQLException {
        return one(row.getString(column));
    }

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private LocalDateTime local(ResultSet row) throws SQLException {
        return row.getTimestamp("listed_at").toInstant().atZone(settings.zone()).toLocalDateTime();
    }

    private List<String> goals(ResultSet row, @Nullable FilteredCall call) throws SQLException {
        Boolean successful = row.getObject("successful", Boolean.class);
        String outcome = row.getString("outcome");
        Map<String, String> fields = call != null
                ? call.fields()
                : readsFields ? CustomFields.of(row.getString("custom_analysis")) : Map.of();
        var reached = new ArrayList<String>();
        for (Goal goal : settings.goals()) {
            if (ReachedGoal.by(goal.condition(), successful, outcome, fields)) {
                reached.add(goal.id());
            }
        }
        return reached;
    }

    private static List<String> tags(ResultSet row) throws SQLException {
        Array tags = row.getArray("tags");
        return tags == null ? List.of() : List.of((String[]) tags.getArray());
    }
}
