package com.aivors.call.list;

import com.aivors.call.CallDisclosure;
import com.aivors.call.FilteredCall;
import com.aivors.call.filter.BusinessWeek;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.call.search.Highlight;
import com.aivors.call.search.SearchQuery;
import com.aivors.client.settings.FieldRoles;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads a page of the calls that fulfil a filter, newest first.
///
/// Most filters fill a page by a walk through the newest calls. When that does not fill the page,
/// or for a search, the search index proposes calls, in steps from new to old. Each proposed call
/// is read and tested, and calls that are not indexed yet are proposed too, so the result is exact.
/// For a filter on the local clock only, the reader reads the calls of the matching hours and skips
/// all others.
public final class CallReading {

    /// The most rows read at once when Java must test each of them.
    private static final int ROWS_AT_ONCE = 1_000;

    /// The same for a search, which reads transcripts.
    private static final int SEARCHED_AT_ONCE = 100;

    /// The calls that are walked before the index is used.
    private static final int WALKED_FIRST = 1_000;

    /// The most transcripts read for one page. Such a page may be short although more calls follow.
    private static final int MOST_SEARCHED = 3_000;

    /// Reads span by span, because otherwise the planner reads all calls of the step and compares
    /// them with the spans.
    private static final String DURING = """
            unnest(:spansSince::timestamptz[], :spansUntil::timestamptz[]) as span (since, until)
             cross join lateral (
                   select * from call c
                    where c.client_id = :client and c.listed_at >= span.since and c.listed_at < span.until offset 0) c
            """;

    private final JdbcClient sql;
    private final UUID clientId;
    private final CallDisclosure disclosure;
    private final ChosenFilters filter;
    private final @Nullable SearchQuery search;

    private final int walkedFirst;

    public CallReading(JdbcClient sql, UUID clientId, CallDisclosure disclosure, ChosenFilters filter) {
        this(sql, clientId, disclosure, filter, WALKED_FIRST);
    }

    /// @param walkedFirst the number of calls to walk before the index is used
    CallReading(JdbcClient sql, UUID clientId, CallDisclosure disclosure, ChosenFilters filter, int walkedFirst) {
        this.disclosure = disclosure;
        this.walkedFirst = walkedFirst;
        this.sql = sql;
        this.clientId = clientId;
        this.filter = filter;
        this.search = filter.q() == null ? null : SearchQuery.of(filter.q());
    }

    /// @param calls with hidden data still included, except in the highlights
    /// @param next the position where the next page begins; null on the last page
    public record Found(List<FilteredCall> calls, @Nullable Cursor next) {

        public Found headedBy(FieldRoles roles) {
            return new Found(calls.stream().map(call -> call.headedBy(roles)).toList(), next);
        }

        CallPage page(CallDisclosure disclosure) {
            return new CallPage(
                    calls.stream().map(call -> disclosure.row(call.row())).toList(), next == null ? null : next.text());
        }
    }

    /// Collects calls until the page is full.
    private static final class Page {
        private final List<FilteredCall> calls = new ArrayList<>();
        private final int wanted;
        private int searched;

        /// The last call tested when the page ended early; null if it did not.
        private @Nullable Cursor lookedUntil;

        Page(int wanted) {
            this.wanted = wanted;
        }

        boolean isFull() {
            return calls.size() >= wanted;
        }

        boolean isTired() {
            return searched >= MOST_SEARCHED;
        }
    }

    public Found read(@Nullable Cursor cursor, int limit) {
        if (search != null && search.isEmpty()) {
            return new Found(List.of(), null);
        }
        var page = new Page(limit + 1);
        // Read before the words: all words of a call that is not pending are then known.
        List<SearchHits.Pending> pending =
                search != null || filter.hasTerms() ? SearchHits.pending(sql, clientId) : List.of();
        // Null when the index cannot narrow the search.
        String query =
                pending.size() > SearchHits.MOST_PENDING ? null : filter.query(search, new SearchWords(sql, clientId));
        BusinessWeek week = filter.week();
        if (search != null && query != null) {
            hits(query, pending, cursor, page);
        } else if (search != null || (query == null && week == null)) {
            walk(Span.after(cursor), page);
        } else {
            Cursor boundary = boundary(cursor);
            walk(Span.after(cursor).notBefore(boundary), page);
            if (!page.isFull() && boundary != null) {
                if (query != null) {
                    hits(query, pending, boundary, page);
                } else if (week != null) {
                    during(week, boundary, page);
                }
            }
        }
        if (page.calls.size() > limit) {
            page.calls.removeLast();
            return new Found(
                    List.copyOf(page.calls), Cursor.after(page.calls.getLast().row()));
        }
        return new Found(List.copyOf(page.calls), page.lookedUntil);
    }

    /// A section of the list.
    ///
    /// @param newest the section begins after this call; null for no limit
    /// @param atOldest the last call of the section; null for no limit
    private record Span(
            @Nullable Cursor newest,
            @Nullable Cursor atOldest,
            @Nullable Instant since,
            @Nullable Instant until) {

        static Span after(@Nullable Cursor after) {
            return new Span(after, null, null, null);
        }

        Span notBefore(@Nullable Cursor oldest) {
            return new Span(newest, oldest, since, until);
        }

        Span from(Cursor cursor) {
            return new Span(cursor, atOldest, since, until);
        }
    }

    private void walk(Span span, Page page) {
        read(page, span, (part, most) -> rows(part, "call c", Map.of(), most));
    }

    private void hits(String query, List<SearchHits.Pending> pending, @Nullable Cursor cursor, Page page) {
        step(
                TimeSteps.ofHits(sql, clientId, cursor, filter),
                cursor,
                page,
                SearchHits.FROM,
                step -> Map.of(
                        "words",
                        query + " & " + CallSearch.within(clientId, step.since(), step.until()),
                        "pending",
                        SearchHits.idsIn(step, pending)));
    }

    private void during(BusinessWeek week, Cursor cursor, Page page) {
        step(TimeSteps.ofHours(sql, clientId, cursor, filter), cursor, page, DURING, step -> {
            List<BusinessWeek.Span> spans = week.between(step.since(), step.until());
            return Map.of(
                    "spansSince", times(spans, BusinessWeek.Span::since),
                    "spansUntil", times(spans, BusinessWeek.Span::until));
        });
    }

    /// @return the text of a PostgreSQL array
    private static String times(List<BusinessWeek.Span> spans, Function<BusinessWeek.Span, Instant> end) {
        return spans.stream().map(end).map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /// Reads from the newest step to the oldest until the page is full.
    private void step(
            TimeSteps steps,
            @Nullable Cursor cursor,
            Page page,
            String from,
            Function<TimeSteps.Step, Map<String, Object>> parametersOf) {
        for (TimeSteps.Step step = steps.next(); step != null; step = steps.next()) {
            Map<String, Object> parameters = new HashMap<>(parametersOf.apply(step));
            parameters.put("stepSince", Timestamp.from(step.since()));
            parameters.put("stepUntil", Timestamp.from(step.until()));
            steps.found(read(
                    page,
                    new Span(cursor, null, step.since(), step.until()),
                    (part, most) -> rows(part, from, parameters, most)));
            if (page.isFull() || page.isTired()) {
                return;
            }
        }
    }

    private interface Rows {

        List<FilteredCall> read(Span span, int most);
    }

    /// @return the number of calls that were read
    private int read(Page page, Span whole, Rows rows) {
        Span span = whole;
        int looked = 0;
        while (true) {
            int most = search != null
                    ? SEARCHED_AT_ONCE
                    : filter.hasChecks() ? ROWS_AT_ONCE : page.wanted - page.calls.size();
            List<FilteredCall> read = rows.read(span, most);
            looked += read.size();
            for (FilteredCall call : accepted(read)) {
                page.calls.add(call);
                if (page.isFull()) {
                    return looked;
                }
            }
            if (read.size() < most) {
                return looked;
            }
            span = span.from(Cursor.after(read.getLast().row()));
            page.searched += search == null ? 0 : read.size();
            if (page.isTired()) {
                page.lookedUntil = span.newest();
                return looked;
            }
        }
    }

    private List<FilteredCall> accepted(List<FilteredCall> read) {
        List<FilteredCall> accepted = read.stream().filter(filter::accepts).toList();
        if (search == null || accepted.isEmpty()) {
            return accepted;
        }
        Map<String, String> transcripts = Calls.transcripts(
                sql,
                clientId,
                accepted.stream().map(call -> call.row().callId()).toList());
        var found = new ArrayList<FilteredCall>();
        for (FilteredCall call : accepted) {
            // Searches only the parts that the reader may see.
            var cut = disclosure.call(call, transcripts.get(call.row().callId()));
            List<Highlight> highlights = search.in(CallSearch.fields(cut.call(), cut.transcript()));
            if (highlights != null) {
                found.add(call.withHighlights(highlights));
            }
        }
        return found;
    }

    /// Returns the last call of the first walk, or null when there are no older calls.
    private @Nullable Cursor boundary(@Nullable Cursor cursor) {
        ChosenFilters.Sql filtered = filter.period();
        after(filtered, cursor);
        filtered.conditions().addFirst("c.client_id = :client");
        return sql.sql("""
                        select c.listed_at, c.call_id
                          from call c
                         where %s
                         order by c.listed_at desc, c.call_id desc
                        offset :walked limit 1
                        """.formatted(String.join(" and ", filtered.conditions())))
                .param("client", clientId)
                .param("walked", walkedFirst)
                .params(filtered.parameters())
                .query((row, _) -> new Cursor(row.getTimestamp("listed_at").toInstant(), row.getString("call_id")))
                .optional()
                .orElse(null);
    }

    private List<FilteredCall> rows(Span span, String from, Map<String, Object> more, int most) {
        ChosenFilters.Sql filtered = filter.sql();
        after(filtered, span.newest());
        if (span.atOldest() != null) {
            filtered.conditions().add("(c.listed_at, c.call_id) >= (:oldestAt, :oldestId)");
            filtered.parameters().put("oldestAt", Timestamp.from(span.atOldest().listedAt()));
            filtered.parameters().put("oldestId", span.atOldest().callId());
        }
        if (span.since() != null && span.until() != null) {
            filtered.conditions().add("c.listed_at >= :stepSince and c.listed_at < :stepUntil");
        }
        filtered.parameters().putAll(more);
        filtered.conditions().addFirst("c.client_id = :client");
        return sql.sql("""
                        select %s
                          from %s
                         where %s
                         order by c.listed_at desc, c.call_id desc
                         limit :limit
                        """.formatted(FilteredCall.COLUMNS, from, String.join(" and ", filtered.conditions())))
                .param("client", clientId)
                .param("limit", most)
                .params(filtered.parameters())
                .query(FilteredCall::read)
                .list();
    }

    private static void after(ChosenFilters.Sql filtered, @Nullable Cursor cursor) {
        if (cursor != null) {
            filtered.conditions().add("(c.listed_at, c.call_id) < (:listedAt, :callId)");
            filtered.parameters().put("listedAt", Timestamp.from(cursor.listedAt()));
            filtered.parameters().put("callId", cursor.callId());
        }
    }
}
