package com.aivors.call;

import static com.aivors.platform.http.QueryParameters.oneOf;
import static com.aivors.platform.http.QueryParameters.text;
import static com.aivors.platform.http.QueryParameters.time;

import com.aivors.retell.RetellId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which calls to show. Every value reaches the database as a parameter.
///
/// @param from inclusive
/// @param to exclusive
/// @param q looked for in numbers, summary, agent, call id and transcript
public record CallFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String agentId,
        @Nullable String direction,
        @Nullable String sentiment,
        @Nullable String outcome,
        @Nullable String q) {

    private static final Set<String> DIRECTIONS = Set.of("inbound", "outbound");

    /// Digits with what stands between them: spaces, brackets, dots, slashes and dashes of any kind.
    private static final Pattern NUMBER = Pattern.compile("[+0-9\\p{Z}\\s\\p{Cf}()./\\p{Pd}]*");

    private static final int FEWEST_DIGITS = 3;

    private static final String TEXT = """
            c.call_id ilike :q or c.summary ilike :q or c.agent_name ilike :q
            or c.from_number ilike :q or c.to_number ilike :q
            or exists (select from call_transcript t
                        where t.client_id = c.client_id and t.call_id = c.call_id and t.transcript ilike :q)
            """;

    private static final String NUMBERS = """
            regexp_replace(c.from_number, '[^0-9]', '', 'g') like :digits
            or regexp_replace(c.to_number, '[^0-9]', '', 'g') like :digits
            """;

    /// @throws com.aivors.platform.http.Problem 400 naming the parameter that is wrong
    static CallFilter of(
            @Nullable String from,
            @Nullable String to,
            @Nullable String agentId,
            @Nullable String direction,
            @Nullable String sentiment,
            @Nullable String outcome,
            @Nullable String q) {
        return new CallFilter(
                time("from", from),
                time("to", to),
                RetellId.wanted(text("agentId", agentId)),
                oneOf("direction", direction, DIRECTIONS),
                text("sentiment", sentiment),
                oneOf("outcome", outcome, CallOutcome.names()),
                text("q", q));
    }

    /// Conditions on `call c`, and their parameters by name.
    record Sql(List<String> conditions, Map<String, Object> parameters) {}

    Sql sql() {
        var sql = new Sql(new ArrayList<>(), new LinkedHashMap<>());
        add(sql, "c.listed_at >= :from", "from", from == null ? null : java.sql.Timestamp.from(from));
        add(sql, "c.listed_at < :to", "to", to == null ? null : java.sql.Timestamp.from(to));
        add(sql, "c.agent_id = :agent", "agent", agentId);
        add(sql, "c.direction = :direction", "direction", direction);
        add(sql, "c.sentiment = :sentiment", "sentiment", sentiment);
        add(sql, "c.outcome = :outcome", "outcome", outcome);
        String digits = q == null ? null : numberDigits(q);
        if (digits != null) {
            sql.parameters().put("digits", "%" + digits + "%");
        }
        add(
                sql,
                digits == null ? "(" + TEXT + ")" : "(" + TEXT + " or " + NUMBERS + ")",
                "q",
                q == null ? null : "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return sql;
    }

    /// The digits to look for when this looks like a number as people and pages write it, without
    /// the zeros that only belong to the dialling at home; else null.
    static @Nullable String numberDigits(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        String digits = text.replaceAll("[^0-9]", "");
        String significant = digits.replaceFirst("^0+", "");
        String sought = significant.length() < FEWEST_DIGITS ? digits : significant;
        return sought.length() < FEWEST_DIGITS ? null : sought;
    }

    private static void add(Sql sql, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.conditions().add(condition);
            sql.parameters().put(name, value);
        }
    }
}
