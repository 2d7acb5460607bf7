package com.aivors.isolation;

import com.aivors.testing.StatementWatch;
import com.aivors.testing.TestServer;
import com.aivors.testing.WrappedReads;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Takes the first lock away: in every statement that the service runs for people, `client_id = ?`
/// becomes true. Done to the text of the statements, so that no query can forget to take part.
final class WithoutClientFilter {

    private static final Pattern FILTER = Pattern.compile("(?i)\\b(?:\\w+\\.)?client_id\\s*=\\s*\\?");

    /// Filters removed so far: none would mean that nothing was tested.
    static final AtomicLong REMOVED = new AtomicLong();

    private WithoutClientFilter() {}

    /// @return another node on the same database, which filters nothing itself
    static TestServer nodeBeside(TestServer server) {
        return WrappedReads.start(
                pool -> StatementWatch.rewriting(pool, WithoutClientFilter::without),
                () -> TestServer.start(Map.of(), server.database()));
    }

    private static String without(String sql) {
        return FILTER.matcher(sql).replaceAll(filter -> {
            REMOVED.incrementAndGet();
            return "(true or " + filter.group() + ")";
        });
    }
}
