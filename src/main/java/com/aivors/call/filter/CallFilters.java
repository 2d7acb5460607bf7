package com.aivors.call.filter;

import static com.aivors.platform.http.QueryParameters.time;

import com.aivors.call.CallReview;
import com.aivors.call.CallRow;
import com.aivors.call.FilteredCall;
import com.aivors.call.Hideable;
import com.aivors.call.PhoneDigits;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.Goal;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.QueryDeclaration;
import com.aivors.retell.CallOutcome;
import com.aivors.retell.RetellId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All filters of lists and exports of calls. A new filter is one entry here and one in
/// `web/src/lib/callFilters.ts`. The entry here defines its parameter, its documentation and its
/// SQL. A filter on data that an agency may hide from its client must be marked with
/// [Filter#revealing]; otherwise a client could try numbers and learn from the results which ones
/// exist. A new term ([Filter#withTerms]) needs a migration that marks the calls which the search
/// index holds without it. A filter with counted choices is listed in `CallFacet` too. A condition
/// on another table of the call, such as its review, is an `exists` with `client_id = c.client_id`.
public final class CallFilters {

    private static final String REMOVE_NON_DIGITS = "'[^0-9]', '', 'g'";
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(10_000_000);
    private static final int LONGEST_TERM = 60;

    /// The number of calls that one request can review. A URL with more ids would be too long for
    /// servers.
    private static final int MOST_CALLS = 200;

    /// The prefix before the name of a custom analysis field, here and in exports.
    public static final String FIELD = "field.";

    private static final String REVIEW =
            "select from call_review r where r.client_id = c.client_id and r.call_id = c.call_id";
    private static final String TAGGED =
            "select from call_tag t where t.client_id = c.client_id and t.call_id = c.call_id and t.tag = :tag";

    /// All outcomes in their order, with "or" before the last, for the API document.
    private static final String OUTCOMES = Stream.of(CallOutcome.values())
            .map(CallOutcome::text)
            .collect(Collectors.joining(", "))
            .replaceFirst(", (\\w+)$", " or $1");

    static final List<Filter> ALL = List.of(
            Filter.one("from", "Not before, ISO-8601", (name, value) -> {
                Instant since = Objects.requireNonNull(time(name, value));
                return Condition.of("c.listed_at >= :from", Map.of("from", Timestamp.from(since)))
                        .within(since, null);
            }),
            Filter.one("to", "Before, ISO-8601", (name, value) -> {
                Instant until = Objects.requireNonNull(time(name, value));
                return Condition.of("c.listed_at < :to", Map.of("to", Timestamp.from(until)))
                        .within(null, until);
            }),
            Filter.of(
                            "callId",
                            "The id of a call; several with commas, or repeated: any of them, %d at most. A value with"
                                            .formatted(MOST_CALLS)
                                    + " commas is looked for as one id too",
                            (name, values, _) -> calls(name, values))
                    .repeatable(),
            Filter.equal(
                    "agentId",
                    "The agent's id at Retell",
                    "agent_id",
                    (_, value) -> Objects.requireNonNullElse(RetellId.wanted(value), value),
                    CallRow::agentId),
            Filter.anyOf(
                    "direction", "inbound or outbound", "direction", Set.of("inbound", "outbound"), CallRow::direction),
            Filter.anyOf("outcome", OUTCOMES, "outcome", CallOutcome.names(), CallRow::outcome),
            Filter.anyOf(
                    "reason",
                    "Why the call ended, in Retell's words",
                    "disconnection_reason",
                    Set.of(),
                    CallRow::disconnectionReason),
            Filter.anyOf("sentiment", "Positive, Neutral, Negative …", "sentiment", Set.of(), CallRow::sentiment),
            Filter.flag(
                            "successful",
                            "true or false, as Retell's analysis judged; a call that was not judged is neither",
                            wanted -> Condition.of("c.successful = :successful", Map.of("successful", wanted))
                                    .knownBy(List.of(Filter.term("successful", wanted))))
                    .withTerms(call -> Filter.termOf("successful", call.successful())),
            Filter.one(
                            "minSeconds",
                            "Minimum length in seconds",
                            (name, value) -> Condition.of(
                                            "c.duration_ms >= :minSeconds", Map.of("minSeconds", millis(name, value)))
                                    .knownBy(lengths(millis(name, value), Long.MAX_VALUE)))
                    .withTerms(call -> call.row().durationSeconds() == null
                            ? List.of()
                            : List.of(length(call.row()
                                    .durationSeconds()
                                    .movePointRight(3)
                                    .longValue()))),
            Filter.one(
                    "maxSeconds",
                    "Maximum length in seconds",
                    (name, value) -> Condition.of(
                                    "c.duration_ms <= :maxSeconds", Map.of("maxSeconds", millis(name, value)))
                            .knownBy(lengths(0, millis(name, value)))),
            Filter.one("number", "The phone number of either party, in any format", (_, value) -> number(value))
                    .withTerms(CallFilters::numbers)
                    .revealing(Hideable.NUMBERS),
            Filter.one(
                    SameCaller.PARAMETER,
                    "The id of a call: all calls with the number of its other party",
                    (_, value) -> sameNumber(value)),
            Filter.flag(
                            "recorded",
                            "Whether Retell named a recording",
                            wanted -> Condition.of("c.recorded is " + (wanted ? "true" : "not true"), Map.of())
                                    .knownBy(List.of(Filter.term("recorded", wanted))))
                    .withTerms(call -> List.of(Filter.term("recorded", call.recorded())))
                    .revealing(Hideable.RECORDINGS),
            Filter.of(
                    "goal",
                    "The id of a goal of the client's settings: the calls that reach it",
                    (name, values, business) -> goal(name, values.getFirst(), business.get())),
            Filter.of(
                            FIELD + "NAME",
                            "The custom analysis field NAME has this value; repeated: one of these",
                            (name, values, _) -> field(name.substring(FIELD.length()), values))
                    .repeatable()
                    .withTerms(call -> call.fields().entrySet().stream()
                            .map(field -> fieldTerm(field.getKey(), field.getValue()))
                            .toList()),
            Filter.flag("flagged", "Whether somebody flagged it", wanted -> reviewed("r.flagged", wanted)),
            Filter.flag("done", "Whether it is marked done", wanted -> reviewed("r.done", wanted)),
            Filter.one(
                    "assignee",
                    "The id of the user it is assigned to",
                    (name, value) -> Condition.of(
                            "exists (" + REVIEW + " and r.assignee_id = :assignee)",
                            Map.of("assignee", userId(name, value)))),
            Filter.one(
                    "tag",
                    "It has this tag",
                    (_, value) -> Condition.of("exists (" + TAGGED + ")", Map.of("tag", CallReview.tag(value)))),
            Filter.of("hour", "0 to 23, of the client's local clock; several with commas", (name, values, business) -> {
                        ZoneId zone = business.get().zone();
                        List<Integer> wanted = wholeNumbers(name, values, 0, 23);
                        return Condition.of(BusinessClock.hour(zone) + " in (:hour)", Map.of("hour", wanted))
                                .during(BusinessWeek.of(zone, time -> wanted.contains(time.getHour())));
                    })
                    .repeatable(),
            Filter.of(
                            "weekday",
                            "1 (Monday) to 7, in the client's time zone; several with commas",
                            (name, values, business) -> {
                                ZoneId zone = business.get().zone();
                                List<Integer> wanted = wholeNumbers(name, values, 1, 7);
                                return Condition.of(
                                                BusinessClock.weekday(zone) + " in (:weekday)",
                                                Map.of("weekday", wanted))
                                        .during(BusinessWeek.of(
                                                zone,
                                                time -> wanted.contains(
                                                        time.getDayOfWeek().getValue())));
                            })
                    .repeatable(),
            Filter.of(
                    "afterHours",
                    "true for calls outside of the client's opening hours, false for the others",
                    (name, values, business) -> afterHours(name, values.getFirst(), business.get())));

    private CallFilters() {}

    /// Returns the parameters of lists and exports: all filters, and the search text.
    public static Stream<QueryDeclaration.Parameter> parameters() {
        return Stream.concat(
                ALL.stream().map(Filter::parameter),
                Stream.of(new QueryDeclaration.Parameter(
                        "q",
                        "Looked for in everything said, summary, names, numbers and ids: words in any order, the last"
                                + " one as a beginning; \"a phrase\"; numbers in any writing",
                        false)));
    }

    /// Returns the terms under which the search index finds a call.
    public static List<String> termsOf(FilteredCall call) {
        return ALL.stream()
                .flatMap(filter -> filter.terms().apply(call).stream())
                .distinct()
                .toList();
    }

    /// Matches the ids between commas and also each whole value, because ids may contain commas.
    private static Condition calls(String name, List<String> values) {
        Set<String> ids = Stream.concat(Filter.split(name, values, MOST_CALLS).stream(), values.stream())
                .map(RetellId::trimmed)
                .collect(Collectors.toSet());
        return Condition.of("c.call_id in (:callIds)", Map.of("callIds", ids));
    }

    /// Matches the calls that a request body names. Its parameter differs from those of the
    /// filters.
    static Condition named(Set<String> ids) {
        return Condition.of("c.call_id in (:named)", Map.of("named", ids));
    }

    /// Treats a call that nobody has reviewed as neither flagged nor done.
    private static Condition reviewed(String column, boolean wanted) {
        return Condition.of((wanted ? "" : "not ") + "exists (" + REVIEW + " and " + column + ")", Map.of());
    }

    private static UUID userId(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw FieldProblem.ID_OF.problem(name, "user");
        }
    }

    private static long millis(String name, String value) {
        try {
            var seconds = new BigDecimal(value);
            if (value.length() <= 20 && seconds.signum() >= 0 && seconds.compareTo(LONGEST_SECONDS) <= 0) {
                return seconds.movePointRight(3).longValue();
            }
        } catch (NumberFormatException e) {
            throw FieldProblem.SECONDS.problem(name);
        }
        throw FieldProblem.SECONDS_BETWEEN.problem(name);
    }

    /// Returns the term of a length. Each power of two of seconds has one term.
    private static String length(long millis) {
        return "length=" + (Long.SIZE - Long.numberOfLeadingZeros(millis / 1_000));
    }

    private static List<String> lengths(long least, long most) {
        int first = Long.SIZE - Long.numberOfLeadingZeros(least / 1_000);
        int last = Math.min(Long.SIZE - Long.numberOfLeadingZeros(most / 1_000), 40);
        var all = new ArrayList<String>();
        for (int i = first; i <= last; i++) {
            all.add("length=" + i);
        }
        return all;
    }

    private static Condition number(String value) {
        String digits = PhoneDigits.sought(value);
        if (digits == null) {
            // Callers without a number have a text such as "anonymous".
            return Condition.of("(c.from_number = :number or c.to_number = :number)", Map.of("number", value))
                    .knownBy(List.of(Filter.term("number", value)));
        }
        return Condition.of(
                        "(%s like :number or %s like :number)"
                                .formatted(digitsOf("c.from_number"), digitsOf("c.to_number")),
                        Map.of("number", "%" + digits))
                .knownBy(List.of(Filter.term("number", digits)));
    }

    /// @param value a number exactly as stored in a call
    private static Condition sameNumber(String value) {
        return Condition.of("(c.from_number = :sameCaller or c.to_number = :sameCaller)", Map.of("sameCaller", value))
                .knownBy(List.of(endings(value).getFirst()));
    }

    private static String digitsOf(String column) {
        return "regexp_replace(replace(%s, '(0)', ''), %s)".formatted(column, REMOVE_NON_DIGITS);
    }

    private static List<String> numbers(FilteredCall call) {
        return Stream.of(call.row().fromNumber(), call.row().toNumber())
                .filter(Objects::nonNull)
                .flatMap(number -> endings(number).stream())
                .toList();
    }

    /// Returns the terms of a number, longest first.
    private static List<String> endings(String number) {
        List<String> endings = PhoneDigits.endings(number);
        return (endings.isEmpty() ? List.of(number) : endings)
                .stream().map(ending -> Filter.term("number", ending)).toList();
    }

    private static Condition field(String field, List<String> values) {
        Set<String> wanted = new LinkedHashSet<>(values);
        return Condition.checking(call -> {
                    String value = call.fields().get(field);
                    return value != null && wanted.contains(value);
                })
                .knownBy(wanted.stream()
                        .map(value -> fieldTerm(field, value))
                        .distinct()
                        .toList());
    }

    /// Returns the term of a field's value: lower case and cut, so the check must compare the whole
    /// value.
    private static String fieldTerm(String field, String value) {
        String folded = value.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return FIELD + field + "=" + (folded.length() > LONGEST_TERM ? folded.substring(0, LONGEST_TERM) : folded);
    }

    private static Condition goal(String name, String id, ClientSettings business) {
        Goal goal = business.goals().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> FieldProblem.NO_SUCH_GOAL.problem(name));
        Goal.Condition condition = goal.condition();
        return switch (condition.kind()) {
            case Goal.Condition.SUCCESS ->
                Condition.of("c.successful", Map.of()).knownBy(List.of("successful=true"));
            case Goal.Condition.OUTCOME ->
                Condition.of("c.outcome in (:goal)", Map.of("goal", condition.values()))
                        .knownBy(terms(condition.values(), value -> Filter.term("outcome", value)));
            default ->
                Condition.checking(call -> ReachedGoal.by(
                                condition, call.successful(), call.row().outcome(), call.fields()))
                        .knownBy(terms(
                                condition.values().stream()
                                        .flatMap(value -> ReachedGoal.spellings(value).stream())
                                        .toList(),
                                value -> fieldTerm(Objects.requireNonNullElse(condition.field(), ""), value)));
        };
    }

    private static List<String> terms(List<String> values, Function<String, String> term) {
        return values.stream().map(term).distinct().toList();
    }

    private static List<Integer> wholeNumbers(String name, List<String> values, int least, int most) {
        var wanted = new LinkedHashSet<Integer>();
        for (String value : values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList()) {
            if (!value.matches("[0-9]{1,2}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw FieldProblem.WHOLE_NUMBERS.problem(name, least, most);
            }
            wanted.add(Integer.parseInt(value));
        }
        return List.copyOf(wanted);
    }

    /// Counts like the figures: without opening hours, no call is after hours.
    private static Condition afterHours(String name, String value, ClientSettings business) {
        if (!Set.of("true", "false").contains(value)) {
            throw FieldProblem.TRUE_OR_FALSE.problem(name);
        }
        boolean wanted = Boolean.parseBoolean(value);
        ZoneId zone = business.zone();
        Predicate<LocalDateTime> matches = time -> wanted == business.isAfterHours(time);
        return Condition.checking(
                        call -> matches.test(call.row().listedAt().atZone(zone).toLocalDateTime()))
                .during(BusinessWeek.of(zone, matches));
    }
}
