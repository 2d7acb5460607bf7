package com.aivors.call.list;

import com.aivors.call.CustomFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the custom analysis fields of a client's newest calls, as choices for settings and
/// filters.
///
/// @param fields the most frequent first
public record SeenFields(List<SeenField> fields) {

    /// @param calls the number of the newest calls that have the field
    public record SeenField(String name, int calls) {}

    private static final int CALLS_READ = 500;
    private static final int MOST_FIELDS = 200;

    private static final String NEWEST = """
            select c.custom_analysis from call c
             where c.client_id = :client
             order by c.listed_at desc, c.call_id desc
             limit :most
            """;

    public static SeenFields of(JdbcClient sql, UUID clientId) {
        Map<String, Integer> calls = new HashMap<>();
        sql.sql(NEWEST).param("client", clientId).param("most", CALLS_READ).query(row -> {
            CustomFields.of(row.getString("custom_analysis"))
                    .keySet()
                    .forEach(name -> calls.merge(name, 1, Integer::sum));
        });
        return new SeenFields(calls.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_FIELDS)
                .map(field -> new SeenField(field.getKey(), field.getValue()))
                .toList());
    }
}
