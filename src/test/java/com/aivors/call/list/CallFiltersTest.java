package com.aivors.call.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.call.CallDisclosure;
import com.aivors.call.filter.ChosenFilters;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.testing.Api;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Waiting;
import com.aivors.testing.Webhook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Applies each filter to 120 calls of a business in Berlin with varying goals, hours and fields.
/// The overview of the same calls gives the number that each filter must find.
@SharedServer
class CallFiltersTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /// The calls span the end of summer time, when one hour occurs twice.
    private static final Instant BEGIN = Instant.parse("2026-10-22T21:00:00Z");

    private static final String SPAN = "from=2026-10-22T21:00:00Z&to=2026-10-29T21:00:00Z";

    private static TestServer server;
    private static Api client;

    @BeforeAll
    static void fill(TestServer shared) {
        server = shared;
        client = Api.operator(server).newClient("Filters");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_filters"));
        var hours = List.of(Map.of("from", "09:00", "to", "17:30"));
        var week = new LinkedHashMap<String, Object>();
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
            week.put(day, hours);
        }
        week.put("saturday", List.of());
        week.put("sunday", List.of());
        var saved = client.send(
                "PATCH",
                "/api/settings",
                Map.of(
                        "timezone",
                        "Europe/Berlin",
                        "openingHours",
                        week,
                        "goals",
                        List.of(
                                goal("won", Map.of("kind", "success")),
                                goal("talked", Map.of("kind", "outcome", "values", List.of("answered", "voicemail"))),
                                goal(
                                        "booked",
                                        Map.of(
                                                "kind",
                                                "field",
                                                "field",
                                                "Appointment booked?",
                                                "values",
                                                List.of("YES"))))));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        RandomGenerator random =
                RandomGeneratorFactory.of("Xoroshiro128PlusPlus").create(17);
        for (int i = 0; i < 120; i++) {
            Webhook.send(server, Map.of("event", "call_analyzed", "call", call(i, random)));
        }
    }

    private static Map<String, Object> goal(String id, Map<String, Object> condition) {
        return Map.of("id", id, "name", "Goal " + id, "condition", condition);
    }

    private static Map<String, Object> call(int number, RandomGenerator random) {
        long start = BEGIN.plusSeconds(5_000L * number).toEpochMilli();
        long length = 1_000L * random.nextInt(600) + 500;
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("call_id", "filtered_" + number);
        call.put("agent_id", "agent_filters");
        call.put("call_status", "ended");
        call.put("direction", random.nextBoolean() ? "inbound" : "outbound");
        call.put("from_number", "+1 (503) 555-01" + (10 + random.nextInt(40)));
        call.put("to_number", "+493012345");
        call.put("start_timestamp", start);
        call.put("end_timestamp", start + length);
        call.put("duration_ms", length);
        call.put("disconnection_reason", pick(random, "user_hangup", "agent_hangup", "dial_busy", "call_transfer"));
        if (random.nextInt(3) == 0) {
            call.put("recording_url", "https://recordings.test/" + number + ".wav");
        }
        Map<String, Object> analysis = new LinkedHashMap<>();
        if (random.nextInt(4) > 0) {
            analysis.put("call_successful", random.nextBoolean());
        }
        analysis.put("user_sentiment", pick(random, "Positive", "Neutral", "Negative"));
        analysis.put("in_voicemail", random.nextInt(8) == 0);
        analysis.put(
                "custom_analysis_data",
                Map.of(
                        "Appointment booked?",
                        random.nextInt(4) == 0
                                ? (Object) true
                                : pick(random, "yes", "Yes", "no", "not sure, ask again"),
                        "party",
                        random.nextInt(3)));
        call.put("call_analysis", analysis);
        return call;
    }

    private static String pick(RandomGenerator random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static UUID clientId() {
        return UUID.fromString(client.get("/api/calls?limit=1")
                .data()
                .path("calls")
                .path(0)
                .path("userId")
                .asString());
    }

    /// Returns the calls of a filtered list from all its pages.
    private static Set<String> found(String filter) {
        Set<String> ids = new TreeSet<>();
        String cursor = "";
        do {
            var reply = client.get("/api/calls?limit=7&" + filter + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(reply.status()).as(filter + reply.text()).isEqualTo(200);
            for (JsonNode call : reply.data().path("calls")) {
                assertThat(ids.add(call.path("callId").asString())).isTrue();
            }
            cursor = reply.data().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode overview(String more) {
        var reply = client.get("/api/analytics/overview?" + SPAN + more);
        assertThat(reply.status()).isEqualTo(200);
        return reply.data();
    }

    private static void assertFinds(String filter, long calls) {
        assertThat(found(SPAN + "&" + filter)).as(filter).hasSize(Math.toIntExact(calls));
    }

    @Test
    void eachOverviewFigureEqualsItsFilteredList() {
        JsonNode overview = overview("");
        JsonNode now = overview.path("totals");
        assertThat(now.path("calls").asInt()).isEqualTo(120);
        assertFinds("outcome=answered,transferred", now.path("answered").asLong());
        assertFinds("outcome=answered&outcome=transferred", now.path("answered").asLong());
        assertFinds("successful=true", now.path("successful").asLong());
        assertFinds(
                "successful=false",
                now.path("judged").asLong() - now.path("successful").asLong());
        assertFinds("afterHours=true", now.path("afterHours").asLong());
        assertFinds("afterHours=false", 120 - now.path("afterHours").asLong());
        assertFinds("direction=outbound", now.path("outbound").asLong());
        for (String list : List.of("disconnectionReasons:reason", "sentiments:sentiment", "outcomes:outcome")) {
            String name = list.substring(list.indexOf(':') + 1);
            JsonNode values = overview.path(list.substring(0, list.indexOf(':')));
            assertThat(values.size()).as(list).isPositive();
            for (JsonNode value : values) {
                String text = value.path("value").asString();
                assertFinds(name + "=" + text(text), value.path("calls").asLong());
            }
        }
        assertThat(overview.path("goals").size()).isEqualTo(3);
        for (JsonNode goal : overview.path("goals")) {
            assertFinds("goal=" + goal.path("id").asString(), goal.path("calls").asLong(-1));
        }
        assertThat(overview.path("fields").size()).isEqualTo(2);
        for (JsonNode field : overview.path("fields")) {
            for (JsonNode value : field.path("values")) {
                assertFinds(
                        text("field." + field.path("name").asString()) + "="
                                + text(value.path("value").asString()),
                        value.path("calls").asLong());
            }
        }
    }

    @Test
    void weekdayAndHourFiltersMatchTheHeatMap() {
        int cells = 0;
        for (JsonNode cell : overview("").path("hours")) {
            if (cells++ % 5 == 0) {
                assertFinds(
                        "weekday=" + cell.path("weekday").asInt() + "&hour="
                                + cell.path("hour").asInt(),
                        cell.path("calls").asLong());
            }
        }
        assertThat(cells).isPositive();
        // Two o'clock occurs twice.
        long twice = IntStream.range(0, 120)
                .mapToObj(i -> LocalDateTime.ofInstant(BEGIN.plusSeconds(5_000L * i), BERLIN))
                .filter(local -> local.getHour() == 2 && local.getDayOfMonth() == 25)
                .count();
        assertThat(twice).isEqualTo(2);
        assertFinds("weekday=7&hour=2", twice);
        assertFinds("hour=0,1,2,3,4,5,6,7,8,9,10,11&hour=12,13,14,15,16,17,18,19,20,21,22,23", 120);
    }

    /// For a long list, the service reads the hours as ranges; it scans the list above call by
    /// call.
    @Test
    void hourFiltersFindTheSameCallsByRangesAndByScan() {
        UUID clientId = clientId();
        for (String filter : List.of(
                "weekday=7&hour=2",
                "weekday=5",
                "hour=1,2,23",
                "afterHours=true",
                "afterHours=false",
                "afterHours=true&weekday=1,6",
                "hour=9&to=2026-10-25T12:00:00Z")) {
            Map<String, List<String>> given = Stream.of(filter.split("&"))
                    .map(part -> part.split("="))
                    .collect(Collectors.toMap(part -> part[0], part -> List.of(part[1])));
            List<String> spanned = server
                    .part(Database.class)
                    .asClient(
                            clientId,
                            sql -> new CallReading(
                                            sql,
                                            clientId,
                                            CallDisclosure.EVERYTHING,
                                            ChosenFilters.of(given, () -> SettingsRows.of(sql, clientId)),
                                            0)
                                    .read(null, 200)
                                    .calls())
                    .stream()
                    .map(call -> call.row().callId())
                    .toList();
            assertThat(spanned).as(filter).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(spanned))
                    .as(filter)
                    .isEqualTo(found(filter))
                    .isNotEmpty();
        }
    }

    @Test
    void filtersByDurationNumberAndRecording() {
        Set<String> all = found(SPAN);
        Set<String> atMost = found(SPAN + "&maxSeconds=299.9");
        Set<String> atLeast = found(SPAN + "&minSeconds=299.901");
        assertThat(atMost).isNotEmpty().doesNotContainAnyElementsOf(atLeast);
        assertThat(atMost.size() + atLeast.size()).isEqualTo(all.size());
        assertThat(found(SPAN + "&minSeconds=100.5&maxSeconds=100.5").size()).isLessThan(5);
        assertThat(found(SPAN + "&recorded=true").size()
                        + found(SPAN + "&recorded=false").size())
                .isEqualTo(120);
        assertThat(found(SPAN + "&recorded=true")).isNotEmpty();
        String number = client.get("/api/calls?limit=1")
                .data()
                .path("calls")
                .path(0)
                .path("fromNumber")
                .asString();
        Set<String> same = found("number=" + text(number));
        assertThat(same).isNotEmpty();
        for (String writing :
                List.of(number.replaceAll("[^0-9]", ""), number.substring(3), "0" + number.substring(3))) {
            assertThat(found("number=" + text(writing))).as(writing).isEqualTo(same);
        }
        assertThat(found("number=" + text("030 12345"))).hasSize(120);
        assertThat(found("number=anonymous")).isEmpty();
    }

    @Test
    void combinedFiltersIntersectTheirResults() {
        Set<String> together = found(SPAN + "&sentiment=Positive,Neutral&field.party=1");
        Set<String> expected = found("sentiment=Positive,Neutral").stream()
                .filter(found("field.party=1")::contains)
                .collect(Collectors.toSet());
        assertThat(together).isEqualTo(expected).isNotEmpty();
        assertThat(found("field.party=1&field.party=2"))
                .hasSize(found("field.party=1").size() + found("field.party=2").size());
        assertThat(found("field.party=7")).isEmpty();
    }

    @Test
    void filtersByCallIds() {
        Set<String> named = Set.of("filtered_1", "filtered_2", "filtered_90");
        assertThat(found("callId=filtered_1,filtered_2,%20filtered_90,filtered_nobody"))
                .isEqualTo(named);
        assertThat(found("callId=filtered_1&callId=filtered_2&callId=filtered_90"))
                .isEqualTo(named);
        // The cursor of the next page also names a call.
        assertThat(found("callId=" + ids(20).replace(",", "&callId="))).hasSize(20);
        assertThat(found("callId=filtered_1&direction=inbound&direction=outbound"))
                .containsExactly("filtered_1");
        assertThat(found("callId=filtered_nobody")).isEmpty();
        assertCounts(SPAN + "&callId=filtered_1,filtered_2,filtered_90");

        String csv = client.get("/api/calls/export.csv?columns=callId&callId=filtered_1&callId=filtered_90")
                .text();
        assertThat(csv.lines().skip(1)).containsExactly("filtered_90", "filtered_1");
    }

    @Test
    void callIdsMayContainCommas() {
        Api commas = Api.operator(server).newClient("Commas");
        commas.post("/api/retell/connect-agent", Map.of("agentId", "agent_commas"));
        List.of("comma,a,b", "comma", "comma_other")
                .forEach(id -> Webhook.send(server, Webhook.event("call_ended", id, "agent_commas")));
        assertThat(named(commas, "callId=comma_other,%20comma,x")).containsExactlyInAnyOrder("comma_other", "comma");
        assertThat(named(commas, "callId=comma_other&callId=comma%2Ca%2Cb")).contains("comma_other", "comma,a,b");
        assertThat(named(commas, "callId=%20comma%2Ca%2Cb")).contains("comma,a,b");
        assertThat(commas.get("/api/calls/export.csv?columns=callId&callId=comma%2Ca%2Cb")
                        .text())
                .contains("\"comma,a,b\"");
    }

    private static List<String> named(Api of, String filter) {
        return of.get("/api/calls?" + filter)
                .data()
                .path("calls")
                .valueStream()
                .map(call -> call.path("callId").asString())
                .toList();
    }

    @Test
    void aUrlNamesAtMostTwoHundredCalls() {
        assertThat(ChosenFilters.of(Map.of("callId", List.of(ids(200).split(","))), () -> ClientSettings.STANDARD)
                        .conditions())
                .hasSize(1);
        var reply = client.get("/api/calls?callId=" + ids(201).replace(",", "&callId="));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("callId", "Name between one and 200 values.");
    }

    private static String ids(int calls) {
        return IntStream.range(0, calls).mapToObj(i -> "filtered_" + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource({
        "successful=maybe, successful",
        "minSeconds=long, minSeconds",
        "maxSeconds=-1, maxSeconds",
        "outcome=won, outcome",
        "'outcome=answered,won', outcome",
        "recorded=1, recorded",
        "goal=unknown, goal",
        "hour=24, hour",
        "weekday=0, weekday",
        "direction=up, direction",
        "from=yesterday, from",
        "afterHours=x, afterHours",
        "reasons=x, reasons",
        "field.=x, field.",
        "minSeconds=1&minSeconds=2, minSeconds",
    })
    void anErrorNamesTheInvalidFilter(String query, String field) {
        for (String path : List.of("/api/calls", "/api/calls/export.csv", "/api/calls/export.jsonl")) {
            var reply = client.get(path + "?" + query);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(field);
            assertThat(reply.json().path("errors").path(0).path("message").asString())
                    .isNotBlank();
        }
    }

    @Test
    void oneResponseListsAllInvalidFilters() {
        assertThat(client.get("/api/calls?hour=99&goal=x&outcome=y")
                        .json()
                        .path("errors")
                        .size())
                .isEqualTo(3);
    }

    /// Returns the choices of filters with a fixed set of choices. A missing count of these is
    /// zero.
    private static List<String> fixedChoices(String facet) {
        return switch (facet) {
            case "successful", "recorded", "afterHours", "flagged", "done" -> List.of("true", "false");
            case "direction" -> List.of("inbound", "outbound");
            case "goal" -> List.of("won", "talked", "booked");
            case "weekday" -> numbers(1, 7);
            case "hour" -> numbers(0, 23);
            default -> List.of();
        };
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    /// Checks that every count equals the length of the list that its choice shows.
    private static void assertCounts(String filter) {
        var reply = client.get("/api/calls/facets?" + filter);
        assertThat(reply.status()).as(filter + reply.text()).isEqualTo(200);
        Set<String> names = new TreeSet<>();
        for (JsonNode facet : reply.data().path("facets")) {
            String name = facet.path("name").asString();
            names.add(name);
            assertThat(facet.path("complete").asBoolean()).as(name).isTrue();
            String others = Stream.of(filter.split("&"))
                    .filter(part -> !part.startsWith(name + "="))
                    .collect(Collectors.joining("&"));
            var counts = new LinkedHashMap<String, Integer>();
            fixedChoices(name).forEach(value -> counts.put(value, 0));
            for (JsonNode value : facet.path("values")) {
                assertThat(value.path("more").asBoolean()).as(name).isFalse();
                counts.put(value.path("value").asString(), value.path("calls").asInt());
            }
            counts.forEach((value, calls) -> {
                String choice = name + "=" + text(value);
                assertThat(found(others + "&" + choice))
                        .as(filter + " with " + choice)
                        .hasSize(calls);
            });
        }
        assertThat(names)
                .as(filter)
                .containsExactlyInAnyOrder(
                        "agentId",
                        "direction",
                        "outcome",
                        "reason",
                        "sentiment",
                        "successful",
                        "goal",
                        "recorded",
                        "afterHours",
                        "flagged",
                        "done",
                        "assignee",
                        "tag",
                        "weekday",
                        "hour");
    }

    @Test
    void countsEachChoiceUnderTheOtherFilters() {
        String me = client.get("/api/auth/me").data().path("id").asString();
        for (int i = 0; i < 120; i += 2) {
            var reply = client.send(
                    "PATCH",
                    "/api/calls/filtered_" + i + "/review",
                    Map.of(
                            "flagged",
                            i % 3 == 0,
                            "done",
                            i % 5 == 0,
                            "assigneeId",
                            me,
                            "tags",
                            List.of("Vip", "t" + i % 3)));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        for (String filter : List.of(
                SPAN,
                SPAN + "&agentId=agent_filters",
                SPAN + "&outcome=answered",
                SPAN + "&outcome=answered&sentiment=Positive,Neutral&agentId=agent_filters",
                SPAN + "&field.party=1",
                SPAN + "&afterHours=true&direction=inbound",
                SPAN + "&tag=vip&successful=true",
                SPAN + "&goal=booked",
                SPAN + "&goal=talked&recorded=true",
                SPAN + "&recorded=false&weekday=1,5",
                SPAN + "&hour=8,9,10,20&agentId=agent_filters",
                SPAN + "&q=555",
                SPAN + "&sameCaller=filtered_4",
                "from=2026-10-23T10:30:00Z&done=false&maxSeconds=500")) {
            assertCounts(filter);
        }
        assertThat(client.get("/api/calls/facets?" + SPAN + "&outcome=answered")
                        .data()
                        .toString())
                .contains("not_connected");
    }

    @Test
    void aWalkThatStopsEarlyIsIncomplete() {
        UUID clientId = clientId();
        CallFacets.Walk part = directions(clientId, 20);
        CallFacets.Walk all = directions(clientId, 120);
        assertThat(part.complete()).isFalse();
        assertThat(sum(part)).isEqualTo(21);
        assertThat(all.complete()).isTrue();
        assertThat(sum(all)).isEqualTo(120);
    }

    private static long sum(CallFacets.Walk walk) {
        return walk.counts().getOrDefault(CallFacet.DIRECTION, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static CallFacets.Walk directions(UUID clientId, int most) {
        return server.part(Database.class)
                .asClient(
                        clientId,
                        sql -> CallFacets.of(
                                        sql,
                                        clientId,
                                        Map.of("direction", List.of("inbound", "outbound")),
                                        CallDisclosure.EVERYTHING,
                                        () -> ClientSettings.STANDARD)
                                .walk(sql, clientId, Set.of(CallFacet.DIRECTION), most));
    }

    private static @Nullable String header(String text) {
        return text.lines().findFirst().orElse(null);
    }

    @Test
    void exportsTheRequestedColumns() {
        String csv = client.get("/api/calls/export.csv?" + SPAN + "&columns=callId,startedAt,"
                        + text("field.Appointment booked?") + "&separator=semicolon&outcome=answered")
                .text();
        assertThat(header(csv)).isEqualTo("\uFEFFCall ID;Started at (Europe/Berlin);Appointment booked?");
        assertThat(csv.lines().skip(1))
                .hasSize(found(SPAN + "&outcome=answered").size());
        assertThat(csv.lines().skip(1).toList().getLast())
                .containsPattern("^filtered_[0-9]+;2026-10-2[0-9]T.*\\+02:00;");
        assertThat(header(client.get("/api/calls/export.csv?timezone=Asia/Kathmandu&columns=endedAt")
                        .text()))
                .isEqualTo("\uFEFFEnded at (Asia/Kathmandu)");
        for (String wrong : List.of("columns=secret", "separator=tab", "timezone=Mars/Base")) {
            assertThat(client.get("/api/calls/export.csv?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void exportsJsonLines() {
        var reply = client.get(
                "/api/calls/export.jsonl?" + SPAN + "&goal=won&columns=callId,successful,transcript,field.party");
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/jsonl");
        List<JsonNode> lines = reply.text()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        assertThat(lines.stream().map(line -> line.path("callId").asString()).collect(Collectors.toSet()))
                .isEqualTo(found(SPAN + "&goal=won"));
        assertThat(lines)
                .allMatch(line -> line.path("successful").asBoolean()
                        && line.has("transcript")
                        && line.path("field.party").asString().matches("[012]"));
    }

    /// The index of existing calls contains only these terms. For a new term, write a migration
    /// that marks every call again, and add it here.
    @Test
    void theSearchIndexContainsExactlyTheKnownTerms() {
        var sql = "select distinct split_part(l.lexeme, '=', 1) from call_search s, unnest(s.lexemes) l"
                + " where l.lexeme like '%=%'";
        var terms = new TreeSet<String>();
        Waiting.until("the search index", Duration.ofSeconds(20), () -> {
            terms.addAll(server.part(Database.class)
                    .as(Role.INTAKE, db -> db.sql(sql).query(String.class).list()));
            return terms.contains("outcome");
        });
        assertThat(terms.stream().map(term -> term.replaceFirst("^field\\..*", "field.NAME")))
                .containsOnly(
                        "agentId",
                        "client",
                        "day",
                        "direction",
                        "field.NAME",
                        "length",
                        "number",
                        "outcome",
                        "reason",
                        "recorded",
                        "sentiment",
                        "successful");
    }
}
