package com.aivors.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// Removes the first lock: `client_id = ?` becomes true in every statement that runs as a client.
/// It changes the text of the statements, so it covers every query.
public final class ClientFilter {

    private static final String CLIENT = "aivors_client";
    private static final Pattern FILTER = Pattern.compile(
            "(?i)\\b(?:\\w+\\.)?client_id\\s*=\\s*(?:cast\\(\\s*)?\\?(?:\\s+as\\s+uuid\\s*\\)|::uuid)?");
    private static final Pattern READS_OR_CHANGES = Pattern.compile(
            "(?i)\\b(?:from|join|update)\\s+"
                    + "(?:call|call_event|call_transcript|call_rollup|call_rollup_day|rollup_mark|search_mark|client_settings|client_disclosure|agent_link|agent_claim|client|audit_entry)\\b");

    private static final Pattern ACCOUNT = Pattern.compile("(?i)\\b(?:from|update)\\s+client\\b");

    /// The number of removed filters. Zero would mean that nothing was tested.
    private static final AtomicLong REMOVED = new AtomicLong();

    private static final Set<String> WITHOUT = new ConcurrentSkipListSet<>();

    private ClientFilter() {}

    /// Returns the number of removed filters since the tests began.
    public static long removed() {
        return REMOVED.get();
    }

    /// Returns the statements that ran as a client on data of clients without a filter.
    public static List<String> without() {
        return List.copyOf(WITHOUT);
    }

    /// Returns the pool with the filters removed from statements of clients.
    static DataSource removedFrom(DataSource pool) {
        return StatementWatch.rewriting(pool, (role, sql) -> role.equals(CLIENT) ? without(sql) : sql);
    }

    /// Returns the pool with the filters removed except those of accounts. Without both locks
    /// nobody could sign in, and no test would reach another client's calls.
    static DataSource removedFromCalls(DataSource pool) {
        return StatementWatch.rewriting(
                pool,
                (role, sql) -> role.equals(CLIENT) && !ACCOUNT.matcher(sql).find() ? without(sql) : sql);
    }

    private static String without(String sql) {
        String rewritten = FILTER.matcher(sql).replaceAll(filter -> {
            REMOVED.incrementAndGet();
            return "(true or " + filter.group().replace("$", "\\$") + ")";
        });
        if (rewritten.equals(sql) && READS_OR_CHANGES.matcher(sql).find()) {
            WITHOUT.add(sql);
        }
        return rewritten;
    }
}
