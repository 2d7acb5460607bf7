package com.aivors.call;

import com.aivors.call.search.Highlight;
import com.aivors.client.settings.FieldRoles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The row of a call, with the other values that filters need.
///
/// @param fields as read by [CustomFields#of]
/// @param numbers the names of the fields that were sent as numbers
public record FilteredCall(CallRow row, Map<String, String> fields, Set<String> numbers, boolean recorded) {

    public static final String COLUMNS = CallRow.COLUMNS + ", c.custom_analysis, c.recorded";

    public static FilteredCall read(ResultSet row, int number) throws SQLException {
        CustomFields.Read custom = CustomFields.read(row.getString("custom_analysis"));
        return new FilteredCall(
                CallRow.read(row, number), custom.fields(), custom.numbers(), row.getBoolean("recorded"));
    }

    FilteredCall with(CallRow cut, Map<String, String> cutFields) {
        return new FilteredCall(cut, cutFields, numbers, recorded);
    }

    public FilteredCall withHighlights(List<Highlight> highlights) {
        return new FilteredCall(row.withHighlights(highlights), fields, numbers, recorded);
    }

    /// Adds the headline and the fields to the row.
    public FilteredCall headedBy(FieldRoles roles) {
        return new FilteredCall(row.with(roles, fields), fields, numbers, recorded);
    }

    public FilteredCall with(CallReview review) {
        return new FilteredCall(row.with(review), fields, numbers, recorded);
    }

    public @Nullable Boolean successful() {
        return row.successful();
    }
}
