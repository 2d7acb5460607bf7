package com.aivors.call.export;

import com.aivors.call.CallDisclosure;
import com.aivors.call.CallIds;
import com.aivors.call.filter.CallFilters;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.FieldRoles;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.QueryDeclaration;
import com.aivors.platform.http.QueryParameters;
import com.aivors.platform.http.StrictFields;
import com.aivors.platform.time.ZoneNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The query string of an export: the filters of the list, and the columns and format of the file.
///
/// @param callIds the calls that the request body names; null exports all calls that match
@QueryDeclaration(ExportQuery.Declared.class)
record ExportQuery(
        Map<String, List<String>> given, @Nullable Set<String> callIds) {

    /// The number of calls that users can select in the list.
    private static final int MOST_CALLS = 2_000;

    private static final int LONGEST_COLUMNS = 4_000;

    ExportQuery(Map<String, List<String>> given) {
        this(given, null);
    }

    /// Restricts the export to the calls that a request body names.
    ///
    /// @throws Problem 400 naming the invalid field
    ExportQuery of(JsonNode body) {
        Set<String> named = CallIds.of(body, MOST_CALLS);
        StrictFields.object(body, "", Set.of(CallIds.FIELD));
        return new ExportQuery(given, named);
    }

    static final class Declared implements Supplier<List<QueryDeclaration.Parameter>> {

        @Override
        public List<QueryDeclaration.Parameter> get() {
            return Stream.concat(
                            CallFilters.parameters(),
                            Stream.of(
                                    new QueryDeclaration.Parameter(
                                            "columns",
                                            "With commas, in this order: " + String.join(", ", ExportColumn.names())
                                                    + ", field.NAME for a custom analysis field",
                                            true),
                                    new QueryDeclaration.Parameter(
                                            "separator",
                                            "comma or semicolon, of CSV; comma without. With semicolon, numbers have"
                                                    + " a decimal comma (61,500)",
                                            false),
                                    new QueryDeclaration.Parameter(
                                            "timezone", "Of the times; that of the client's settings without", false)))
                    .toList();
        }
    }

    /// The validated query.
    record Wanted(ChosenFilters filter, List<ExportColumn> columns, FieldRoles roles, char separator, ZoneId zone) {

        boolean decimalComma() {
            return separator == ';';
        }

        boolean transcripts() {
            return columns.stream().anyMatch(ExportColumn::needsTranscript);
        }

        boolean reviews() {
            return columns.stream().anyMatch(ExportColumn::needsReview);
        }
    }

    /// @throws Problem 400 naming every invalid parameter
    Wanted read(JdbcClient sql, UUID clientId, CallDisclosure disclosure) {
        ClientSettings business = SettingsRows.of(sql, clientId);
        var errors = new ArrayList<Problem.FieldError>();
        ChosenFilters filter = checked(errors, ChosenFilters.NONE, () -> {
            return ChosenFilters.of(ChosenFilters.asked(sql, clientId, given, disclosure), () -> business);
        });
        List<ExportColumn> columns = checked(errors, List.of(), () -> columns(business.fieldRoles(), disclosure));
        char separator = checked(errors, ',', this::separator);
        ZoneId zone = checked(errors, business.zone(), () -> zone(business));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Wanted(
                callIds == null ? filter : filter.among(callIds), columns, business.fieldRoles(), separator, zone);
    }

    private static <T> T checked(List<Problem.FieldError> errors, T otherwise, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Problem problem) {
            errors.addAll(problem.errors());
            return otherwise;
        }
    }

    private List<ExportColumn> columns(FieldRoles roles, CallDisclosure disclosure) {
        String names = String.join(",", given.getOrDefault("columns", List.of()));
        if (names.length() > LONGEST_COLUMNS) {
            throw FieldProblem.TOO_MANY_CHARACTERS.problem("columns", LONGEST_COLUMNS);
        }
        List<ExportColumn> columns = Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(ExportColumn::named)
                .toList();
        disclosure.checkColumns(columns.stream().map(ExportColumn::name).toList());
        return columns.isEmpty() ? ExportColumn.standard(roles) : columns;
    }

    private char separator() {
        String wanted = QueryParameters.oneOf(
                "separator", QueryParameters.first(given, "separator"), Set.of("comma", "semicolon"));
        return "semicolon".equals(wanted) ? ';' : ',';
    }

    private ZoneId zone(ClientSettings business) {
        @Nullable String name = QueryParameters.text("timezone", QueryParameters.first(given, "timezone"));
        return name == null
                ? business.zone()
                : ZoneNames.find(name).orElseThrow(() -> FieldProblem.TIME_ZONE.problem("timezone"));
    }
}
