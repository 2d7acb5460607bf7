package com.aivors.sql;

import com.aivors.sql.QueryLevel.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The statements that a PostgreSQL with tables distributed by `client_id` refuses or runs badly,
/// as seen on Citus 13.2.
///
/// @param distributed the tables of calls
/// @param local all other tables
record DistributionRules(Set<String> distributed, Set<String> local) {

    private static final Pattern ROW_LOCK = Pattern.compile("\\bfor (no key update|update|key share|share)\\b");

    /// A subquery that is a value or a condition. Other subqueries are in `with` or `from`.
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?s).*(\\b(in|exists|any|all|array|and|or|not|where|on|select|when|then|else|case|by)|[=<>,+*/|-]|\\()$");

    private static final Pattern IN_FROM = Pattern.compile("(?s).*\\b(from|join)( [a-z_]+(?: (?:as )?[a-z_]+)?,)*$");

    /// @return names of the broken rules
    List<String> broken(SqlText text) {
        var broken = new ArrayList<String>();
        if (text.sql().matches("(?s).*\\bset_config ?\\(''.*")) {
            broken.add("set_config");
        }
        for (QueryLevel level : QueryLevel.of(text.sql())) {
            List<Reference> calls = level.references(distributed).toList();
            if (calls.isEmpty()) {
                continue;
            }
            if (insertsSelected(level)) {
                broken.add("insert…select");
            }
            if (ROW_LOCK.matcher(level.text()).find() && calls.stream().noneMatch(level::namesClientOf)) {
                broken.add("lock over clients");
            }
            if (level.text().matches(".*\\bon conflict\\b.*\\bdo update set\\b.*\\bwhere\\b.*\\( \\).*")) {
                broken.add("conflict sub-select");
            }
            if (level.text().matches("update \\w+ (as )?(\\w+ )?set (.*, ?)?client_id = .*")) {
                broken.add("client changes");
            }
            boolean allNamed = calls.stream().allMatch(level::namesClientOf);
            if (level.before().endsWith("lateral") && !allNamed) {
                broken.add("lateral");
            } else if (isExpression(level)
                    && !ROW_LOCK.matcher(level.text()).find()
                    && !calls.stream()
                            .allMatch(call -> level.namesClientOf(call) || level.sharesClientWith(call, distributed))) {
                broken.add("sub-select");
            }
            if (level.references(local).findAny().isPresent()
                    && level.text().matches(".*\\b(limit|fetch first) .*")
                    && !allNamed) {
                broken.add("local before limit");
            }
        }
        return broken;
    }

    private static boolean insertsSelected(QueryLevel level) {
        var insert = Pattern.compile("\\binsert into \\w+.*").matcher(level.text());
        return insert.find()
                && insert.group().matches(".*\\bselect\\b.*")
                && !insert.group().matches(".*\\b(on conflict|returning)\\b.*");
    }

    private static boolean isExpression(QueryLevel level) {
        return EXPRESSION.matcher(level.before()).matches()
                && !IN_FROM.matcher(level.before()).matches();
    }
}
