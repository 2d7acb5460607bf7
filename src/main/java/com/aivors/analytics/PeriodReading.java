package com.aivors.analytics;

import com.aivors.client.settings.ClientSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the calls of a period for figures. Uses the rollups where they are up to date. Reads
/// `call` itself in marked hours, and in hours in which the period begins, ends or is divided; for
/// sums, it reads only the shorter part of such an hour. Use it in one snapshot: a change of a call
/// and its mark become visible together, so the figures agree with the list.
final class PeriodReading {

    private static final int CALLS_AT_ONCE = 2_000;

    /// Rollups of older settings count as marked until the job has marked them.
    private static final String STALE = """
            select distinct m.hour from rollup_mark m
             where m.client_id = :client and m.hour >= to_timestamp(:since) and m.hour < to_timestamp(:until)
            """;

    private static final String STALE_BY_VERSION = STALE + """
             union
            select r.hour from call_rollup r
             where r.client_id = :client and r.hour >= to_timestamp(:since) and r.hour < to_timestamp(:until)
               and r.version <> :version
            """;

    private static final String DAYS = "unnest(:since::date[], :until::date[])";

    private static final String HOURS = """
            (select to_timestamp(since), to_timestamp(until)
               from unnest(:since::bigint[], :until::bigint[]) as h (since, until))
            """;

    /// Reads range by range, as [#readRolled] does. With a plain join, the planner reads all calls
    /// of the client and compares them with the ranges.
    private static final String RANGES = """
              from (select to_timestamp(p.since) + p.since_micros * interval '1 microsecond' as since,
                           to_timestamp(p.until) + p.until_micros * interval '1 microsecond' as until
                      from unnest(:since::bigint[], :sinceMicros::int[], :until::bigint[], :untilMicros::int[])
                           as p (since, since_micros, until, until_micros)) p
             cross join lateral (
                   select * from call c
                    where c.client_id = :client and c.listed_at >= p.since and c.listed_at < p.until
                   offset 0) c
            """;

    private static final String OF_AGENT = " where :agent::text is null or c.agent_id = :agent";

    private static final String FIRST_CALLS =
            "select count(*) from (select c.call_id\n" + RANGES + " limit :most) as first";

    private final JdbcClient sql;
    private final UUID clientId;
    private final ClientSettings settings;
    private final CallCounter counter;

    PeriodReading(JdbcClient sql, UUID clientId, ClientSettings settings) {
        this.sql = sql;
        this.clientId = clientId;
        this.settings = settings;
        this.counter = new CallCounter(settings);
    }

    /// The parameters of a reading.
    ///
    /// @param agentId null for all agents
    /// @param cuts times that must not lie inside a unit that is counted as a whole
    /// @param days true when whole local days of the client may be read from the day rows
    record Question(
            Range<Instant> period,
            @Nullable String agentId,
            NavigableSet<Instant> cuts,
            boolean days,
            ReadingDetail detail) {}

    void read(Question question, Consumer<CountedCalls> sink) {
        Range<Instant> period = question.period();
        ZoneId zone = question.days() ? settings.zone() : null;
        NavigableSet<Instant> stale = stale(period);
        ReadPlan plan = question.detail() == ReadingDetail.SUMS
                ? ReadPlan.ofSums(period, question.cuts(), stale, zone)
                : ReadPlan.of(period, question.cuts(), stale, zone);
        read(plan, question.agentId(), question.detail(), sink);
    }

    void read(ReadPlan plan, @Nullable String agentId, ReadingDetail detail, Consumer<CountedCalls> sink) {
        if (!plan.days().isEmpty()) {
            readRolled(RollupLevel.DAY, DAYS, plan.days(), LocalDate::toString, agentId, detail, sink);
        }
        List<Range<Instant>> hours = plan.hoursToRead();
        if (!hours.isEmpty()) {
            readRolled(RollupLevel.HOUR, HOURS, hours, PeriodReading::seconds, agentId, detail, piece -> {
                ReadPlan.Divided parts = plan.divided().get(piece.at());
                sink.accept(parts == null ? piece : piece.at(parts.longer()));
            });
        }
        List<Range<Instant>> calls = plan.callsToRead();
        if (!calls.isEmpty()) {
            readPieces(plan, calls, agentId, detail, sink);
        }
    }

    /// Counts the calls of an agent per quarter of an hour, or less if a cut divides it. For sums,
    /// counts those of all agents together. For a divided hour, subtracts the calls of the shorter
    /// part from the longer part, to which the whole hour was added.
    private void readPieces(
            ReadPlan plan,
            List<Range<Instant>> calls,
            @Nullable String agentId,
            ReadingDetail detail,
            Consumer<CountedCalls> sink) {
        record Cell(long quarter, @Nullable Instant cut, String agentId) {}
        var pieces = new HashMap<Cell, CountedCalls>();
        // A group must not reach over a cut.
        List<Range<Instant>> ranges = detail == ReadingDetail.SUMS ? divided(calls, plan.cuts()) : calls;
        readCalls(ranges, agentId, detail, call -> {
            CountedCalls piece = pieces.computeIfAbsent(
                    new Cell(CountedCalls.quarters(call.at()), plan.cuts().floor(call.at()), call.agentId()),
                    cell -> new CountedCalls(call.at(), null, cell.agentId(), new Tally(), new int[1]));
            counter.count(call, piece.tally(), detail);
            piece.slots()[0] += call.calls();
        });
        for (CountedCalls piece : pieces.values()) {
            ReadPlan.Divided parts = plan.divided().get(ReadPlan.hour(piece.at()));
            if (parts != null) {
                sink.accept(piece.takenFrom(parts.longer()));
            }
            if (parts == null || parts.both()) {
                sink.accept(piece);
            }
        }
    }

    /// Divides the ranges at the cuts inside them.
    private static List<Range<Instant>> divided(List<Range<Instant>> ranges, NavigableSet<Instant> cuts) {
        var divided = new ArrayList<Range<Instant>>();
        for (Range<Instant> range : ranges) {
            Instant since = range.since();
            for (Instant cut : cuts.subSet(since, false, range.until(), false)) {
                divided.add(new Range<>(since, cut));
                since = cut;
            }
            divided.add(new Range<>(since, range.until()));
        }
        return divided;
    }

    /// Returns whether the client's local days are the days of the zone.
    boolean hasDaysOf(ZoneId zone) {
        return zone.getRules().equals(settings.zone().getRules());
    }

    /// Returns the hours of a period whose rollups are outdated.
    NavigableSet<Instant> stale(Range<Instant> period) {
        var hours = new TreeSet<Instant>();
        sql.sql(settings.outdatedMarked() ? STALE : STALE_BY_VERSION)
                .param("client", clientId)
                .param("since", ReadPlan.hour(period.since()).getEpochSecond())
                // Whole seconds are enough, because hours begin at one.
                .param("until", period.until().plusSeconds(1).getEpochSecond())
                .param("version", settings.version())
                .query(row -> {
                    hours.add(row.getTimestamp("hour").toInstant());
                });
        return hours;
    }

    private <T> void readRolled(
            RollupLevel level,
            String ranges,
            List<Range<T>> wanted,
            Function<T, String> literal,
            @Nullable String agentId,
            ReadingDetail detail,
            Consumer<CountedCalls> sink) {
        sql.sql("""
                        select %1$s
                          from %2$s as p (since, until)
                         cross join lateral (
                               select * from %3$s r
                                where r.client_id = :client and r.%4$s >= p.since and r.%4$s < p.until
                               offset 0) r
                         where r.version = :version and (:agent::text is null or r.agent_id = :agent)
                        """.formatted(level.columns(detail), ranges, level.table(), level.key()))
                .param("client", clientId)
                .param("version", settings.version())
                .param("agent", agentId, Types.VARCHAR)
                .param("since", array(wanted, range -> literal.apply(range.since())))
                .param("until", array(wanted, range -> literal.apply(range.until())))
                .query(row -> {
                    sink.accept(piece(level, row, detail));
                });
    }

    /// Reads the calls in ranges of time, in any order.
    void readCalls(
            List<Range<Instant>> ranges, @Nullable String agentId, ReadingDetail detail, Consumer<CallRecord> sink) {
        sql.sql(CallRecord.select(detail, RANGES + OF_AGENT))
                .withFetchSize(CALLS_AT_ONCE)
                .param("client", clientId)
                .param("agent", agentId, Types.VARCHAR)
                .params(times(ranges))
                .query(row -> {
                    sink.accept(CallRecord.read(row, detail));
                });
    }

    /// Counts at most one call more than the limit.
    boolean hasMoreCalls(List<Range<Instant>> ranges, int most) {
        return !ranges.isEmpty()
                && sql.sql(FIRST_CALLS)
                                .param("client", clientId)
                                .params(times(ranges))
                                .param("most", most + 1)
                                .query(Integer.class)
                                .single()
                        > most;
    }

    /// Adds a call to a tally.
    void count(CallRecord call, Tally tally) {
        counter.count(call, tally, ReadingDetail.ALL);
    }

    private CountedCalls piece(RollupLevel level, ResultSet row, ReadingDetail detail) throws SQLException {
        LocalDate day = level == RollupLevel.DAY ? row.getObject("day", LocalDate.class) : null;
        Instant at = day == null ? row.getTimestamp("hour").toInstant() : Periods.begin(settings.zone(), day);
        Integer[] slots = (Integer[]) row.getArray("slots").getArray();
        var numbers = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            numbers[i] = slots[i];
        }
        return new CountedCalls(at, day, row.getString("agent_id"), RollupLevel.tally(row, at, detail), numbers);
    }

    private static Map<String, String> times(List<Range<Instant>> ranges) {
        return Map.of(
                "since", array(ranges, range -> seconds(range.since())),
                "sinceMicros", array(ranges, range -> micros(range.since())),
                "until", array(ranges, range -> seconds(range.until())),
                "untilMicros", array(ranges, range -> micros(range.until())));
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    private static String micros(Instant time) {
        return Long.toString(time.get(ChronoField.MICRO_OF_SECOND));
    }

    private static <T> String array(List<Range<T>> ranges, Function<Range<T>, String> literal) {
        return ranges.stream().map(literal).collect(Collectors.joining(",", "{", "}"));
    }
}
