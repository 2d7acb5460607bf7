package com.aivors.call.list;

import com.aivors.call.CallDisclosure;
import com.aivors.call.filter.CallFilters;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.http.QueryDeclaration;
import com.aivors.platform.http.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The query string of lists of calls: [CallFilters], cursor and limit.
@QueryDeclaration(CallQuery.Declared.class)
public record CallQuery(Map<String, List<String>> given) {

    static final class Declared implements Supplier<List<QueryDeclaration.Parameter>> {

        @Override
        public List<QueryDeclaration.Parameter> get() {
            return Stream.concat(
                            Stream.of(
                                    new QueryDeclaration.Parameter(
                                            "limit", "Calls a page, 1 to 200; 50 without", false),
                                    new QueryDeclaration.Parameter("cursor", "nextCursor of the page before", false)),
                            CallFilters.parameters())
                    .toList();
        }
    }

    /// @param sql in a role that may read the client's settings
    /// @throws com.aivors.platform.http.Problem 400 naming every invalid parameter
    ChosenFilters filter(JdbcClient sql, UUID clientId, CallDisclosure disclosure) {
        return ChosenFilters.of(
                ChosenFilters.asked(sql, clientId, given, disclosure), () -> SettingsRows.of(sql, clientId));
    }

    /// Reads the requested page.
    ///
    /// @param disclosure the parts that the reader may see
    public CallPage page(JdbcClient sql, UUID clientId, CallDisclosure disclosure) {
        return Calls.list(
                sql,
                clientId,
                disclosure,
                filter(sql, clientId, disclosure),
                QueryParameters.first(given, "cursor"),
                QueryParameters.pageSize(QueryParameters.first(given, "limit")));
    }

    /// Returns whether the query has a search text, so that it may take long.
    public boolean isSearch() {
        String words = QueryParameters.first(given, "q");
        return words != null && !words.isBlank();
    }
}
