package com.aivors.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/// Takes the first lock away: in every statement that runs as a client, `client_id = ?` becomes
/// true. Done to the text of the statements, so that no query can forget to take part.
public final class ClientFilter {

    private static final String CLIENT = "aivors_client";
    private static final Pattern FILTER = Pattern.compile(
            "(?i)\\b(?:\\w+\\.)?client_id\\s*=\\s*(?:cast\\(\\s*)?\\?(?:\\s+as\\s+uuid\\s*\\)|::uuid)?");
    private static final Pattern READS_OR_CHANGES = Pattern.compile(
            "(?i)\\b(?:from|join|update)\\s+"
                    + "(?:call|call_event|call_transcript|call_rollup|call_rollup_day|rollup_mark|search_mark|client_settings|client_disclosure|agent_link|agent_claim|client|audit_entry)\\b");

    private static final Pattern ACCOUNT = Pattern.compile("(?i)\\b(?:from|update)\\s+client\\b");

    /// Filters removed so far: none would mean that nothing was tested.
    private static final AtomicLong REMOVED = new AtomicLong();

    private static final Set<String> WITHOUT = new ConcurrentSkipListSet<>();

    private ClientFilter() {}

    /// How many filters were removed since the tests began.
    public static long removed() {
        return REMOVED.get();
    }

    /// Statements that have read or changed what belongs to clients, as a client, without a filter
    /// of their own.
    public static List<String> without() {
        return List.copyOf(WITHOUT);
    }

    /// The same pool, whose clients' statements filter nothing themselves.
    static DataSource removedFrom(DataSource pool) {
        return StatementWatch.rewriting(pool, (role, sql) -> role.equals(CLIENT) ? without(sql) : sql);
    }

    /// The same, but clients still find their own account: with neither lock nobody could sign in,
    /// and no test would get as far as another's calls.
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
