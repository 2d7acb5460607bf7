package com.aivors.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes.Access;
import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Checks that no response contains what an agency hides from a client. The test requests every
/// route that a client may read with every id and parameter, so new routes are included.
class DisclosureTest {

    private static final Map<String, String> HIDDEN =
            Map.of("cost", "hidden", "recordings", "hidden", "transcripts", "hidden", "numbers", "masked");
    private static final Map<String, String> SHOWN =
            Map.of("cost", "shown", "recordings", "shown", "transcripts", "shown", "numbers", "shown");

    private static TestServer server;
    private static Api operator;
    private static TalkativeCalls acme;
    private static TalkativeCalls globex;
    private static String month;

    @BeforeAll
    static void start() {
        server = TestServer.hurried(Map.of());
        month = YearMonth.now(ZoneOffset.UTC).toString();
        operator = Api.operator(server);
        acme = TalkativeCalls.create(server, operator, "Acme");
        globex = TalkativeCalls.create(server, operator, "Globex");
        choose(globex, SHOWN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void hideAll() {
        choose(acme, HIDDEN);
    }

    private static void choose(TalkativeCalls client, Map<String, String> wanted) {
        Reply reply = operator.patch(address(client), wanted);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private static String address(TalkativeCalls client) {
        return "/api/clients/" + client.clientId() + "/disclosure";
    }

    static Stream<Route> readByClients() {
        return Route.all(server).stream()
                .filter(route -> route.reads() && !route.streams())
                .filter(route -> route.access() == Access.CLIENT || route.access() == Access.SIGNED_IN);
    }

    /// Returns the paths of the route with each id, without parameters and with each parameter set
    /// to a revealing value.
    private static List<String> addresses(Route route) {
        var addresses = new ArrayList<String>();
        List<String> values = new ArrayList<>(List.of(
                TalkativeCalls.WORD,
                "true",
                "false",
                acme.first(),
                "transcript,recorded,summary,fromNumber,toNumber",
                "callId,summary,fromNumber,toNumber",
                "field.call_back,field.caller_phone,field.note,field.digits,field.other",
                month,
                "200"));
        values.addAll(TalkativeCalls.SPELLINGS);
        for (String id : route.hasVariable() ? acme.ids() : List.of("")) {
            String path = route.with(id);
            addresses.add(path);
            for (String parameter : route.parameters()) {
                values.forEach(value -> addresses.add(path + "?" + parameter + "=" + encoded(value)));
            }
        }
        return addresses;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("readByClients")
    void noRouteRevealsHiddenData(Route route) {
        // The rules contain the client's own phrases.
        boolean ownWords = route.path().equals("/api/settings/review-rules");
        for (String path : addresses(route)) {
            Reply reply = acme.api().get(path);
            assertThat(reply.status()).as(path).isIn(200, 400, 404, 429);
            assertThat(TalkativeCalls.tellsNumber(reply.text()))
                    .as("number in " + path + ": " + reply.text())
                    .isFalse();
            assertThat(TalkativeCalls.tellsRecording(reply.text()))
                    .as("recording in " + path)
                    .isFalse();
            assertThat(TalkativeCalls.tellsCost(reply.text()))
                    .as("cost in " + path)
                    .isFalse();
            assertThat(!ownWords && TalkativeCalls.tellsWords(reply.text()))
                    .as("words in " + path)
                    .isFalse();
        }
    }

    /// Checks that the test above can fail: without hidden parts, these routes contain all of them.
    @Test
    void routesReturnDataThatIsNotHidden() {
        choose(acme, SHOWN);
        Map<String, List<Predicate<String>>> expected = new LinkedHashMap<>();
        expected.put(
                "/api/calls/" + acme.first(),
                List.of(
                        TalkativeCalls::tellsNumber,
                        TalkativeCalls::tellsWords,
                        TalkativeCalls::tellsRecording,
                        TalkativeCalls::tellsCost));
        List<Predicate<String>> number = List.of(TalkativeCalls::tellsNumber);
        List<Predicate<String>> words = List.of(TalkativeCalls::tellsWords);
        expected.put("/api/calls", number);
        expected.put("/api/calls?q=" + TalkativeCalls.WORD, words);
        expected.put("/api/calls/export.csv", number);
        expected.put("/api/calls/export.jsonl?columns=transcript", words);
        expected.put("/api/analytics/overview", number);
        expected.put("/api/statements/" + month + "/calls", number);
        expected.put("/api/statements/" + month + ".csv", number);
        expected.put("/api/views", number);
        expected.put("/api/calls/" + acme.first() + "/review/history", words);
        expected.forEach((path, marks) -> {
            String text = acme.api().get(path).text();
            for (Predicate<String> tells : marks) {
                assertThat(tells.test(text)).as(path + ": " + text).isTrue();
            }
        });
    }

    @Test
    void searchFindsOnlyVisibleText() {
        var sought = new ArrayList<>(TalkativeCalls.SPELLINGS);
        sought.addAll(List.of(
                TalkativeCalls.WORD,
                "zebraf",
                TalkativeCalls.ARGUMENT,
                "7391",
                "\"556 7391\"",
                "91",
                "1 91",
                "kakapo"));
        for (String words : sought) {
            for (String route : List.of("/api/calls", "/api/calls/export.csv", "/api/calls/export.jsonl")) {
                assertThat(acme.api().get(route + "?q=" + encoded(words)).text())
                        .as(route + " " + words)
                        .doesNotContain(acme.first());
            }
            assertThat(counted("q=" + encoded(words))).as(words).isEqualTo(listed("q=" + encoded(words)));
        }
        assertThat(acme.api().get("/api/calls?q=visit").text()).contains(acme.first());
        choose(acme, SHOWN);
        for (String words : TalkativeCalls.SPELLINGS) {
            assertThat(acme.api().get("/api/calls?q=" + encoded(words)).text())
                    .as(words)
                    .contains(acme.first());
        }
    }

    private static int listed(String filter) {
        return acme.api()
                .get("/api/calls?limit=100&" + filter)
                .data()
                .path("calls")
                .size();
    }

    /// Returns the number of calls for a filter by the facet `done`, which is true or false for
    /// each call.
    private static int counted(String filter) {
        Reply reply = acme.api().get("/api/calls/facets?" + filter);
        assertThat(reply.status()).as(filter + reply.text()).isEqualTo(200);
        int calls = 0;
        for (JsonNode facet : reply.data().path("facets")) {
            if (facet.path("name").asString().equals("done")) {
                for (JsonNode value : facet.path("values")) {
                    calls += value.path("calls").asInt();
                }
            }
        }
        return calls;
    }

    /// The choices of a refused filter are not counted either.
    @Test
    void facetsOmitHiddenRecordings() {
        assertThat(facets()).contains("goal", "done").doesNotContain("recorded");
        choose(acme, SHOWN);
        assertThat(facets()).contains("goal", "done", "recorded");
    }

    private static List<String> facets() {
        var names = new ArrayList<String>();
        for (JsonNode facet : acme.api().get("/api/calls/facets").data().path("facets")) {
            names.add(facet.path("name").asString());
        }
        return names;
    }

    @Test
    void numberFiltersFailForHiddenNumbersButSameCallerWorks() {
        for (String route : List.of("/api/calls", "/api/calls/export.csv", "/api/calls/export.jsonl")) {
            Reply byNumber = acme.api().get(route + "?number=7391");
            assertThat(byNumber.status()).isEqualTo(400);
            assertThat(byNumber.json().at("/errors/0/field").asString()).isEqualTo("number");
            Reply byCallback = acme.api().get(route + "?field.call_back=" + encoded("(415) 556 7391"));
            assertThat(byCallback.status()).isEqualTo(400);
            assertThat(byCallback.json().at("/errors/0/field").asString()).isEqualTo("field.call_back");
            for (String guess :
                    List.of("caller_phone=+14155567391", "digits=14155567391", "note=reach me on 415-556-7391")) {
                Reply byField = acme.api()
                        .get(route + "?field." + guess.replace("+", "%2B").replace(" ", "%20"));
                assertThat(byField.status()).as(guess).isEqualTo(400);
            }
            assertThat(acme.api().get(route + "?field.topic=visit").text()).contains(acme.first());
            assertThat(acme.api().get(route + "?recorded=true").status()).isEqualTo(400);
            assertThat(acme.api().get(route + "?sameCaller=" + acme.first()).text())
                    .contains(acme.first(), acme.second());
            assertThat(acme.api().get(route + "?sameCaller=" + globex.first()).status())
                    .isEqualTo(400);
        }
        for (String filter : List.of(
                "number=7391",
                "field.call_back=" + encoded("(415) 556 7391"),
                "recorded=true",
                "sameCaller=" + globex.first(),
                "sameCaller=" + encoded(TalkativeCalls.NUMBER))) {
            assertThat(acme.api().get("/api/calls/facets?" + filter).status())
                    .as(filter)
                    .isEqualTo(400);
        }
        assertThat(counted("sameCaller=" + acme.first()))
                .isEqualTo(listed("sameCaller=" + acme.first()))
                .isGreaterThanOrEqualTo(2);
        Reply overview = acme.api().get("/api/analytics/overview");
        assertThat(overview.data().at("/callers/0/number").asString()).isEqualTo(TalkativeCalls.MASKED);
        String newest = overview.data().at("/callers/0/callId").asString();
        assertThat(acme.api().get("/api/calls?sameCaller=" + newest).text()).contains(acme.first(), newest);
    }

    /// Exports read ids from a body, so the first test does not include them.
    @Test
    void anExportOfChosenCallsRevealsNoHiddenData() {
        Map<String, Object> named = Map.of("callIds", List.of(acme.first(), acme.second(), globex.first()));
        String columns = "?columns=callId,summary,fromNumber,toNumber,field.call_back,field.note,field.digits";
        for (String route : List.of("/api/calls/export.csv", "/api/calls/export.jsonl")) {
            Reply reply = acme.api().post(route + columns, named);
            assertThat(reply.text()).contains(acme.first(), acme.second()).doesNotContain(globex.first());
            assertThat(TalkativeCalls.tellsAnything(reply.text()))
                    .as(reply.text())
                    .isFalse();
            for (String hidden :
                    List.of("?columns=transcript", "?columns=recorded", "?recorded=true", "?number=7391")) {
                assertThat(acme.api().post(route + hidden, named).status())
                        .as(hidden)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void callDetailsMaskOrOmitHiddenParts() {
        var call = acme.api().get("/api/calls/" + acme.first()).data();
        assertThat(call.path("fromNumber").asString()).isEqualTo(TalkativeCalls.MASKED);
        assertThat(call.path("recordingUnavailableReason").asString()).isEqualTo("hidden");
        assertThat(call.path("recordingUrl").isNull()).isTrue();
        assertThat(call.path("cost").isNull()).isTrue();
        assertThat(call.path("turns").isEmpty()).isTrue();
        assertThat(call.path("summary").asString()).isEqualTo("Asked for a visit. Call back at •••.");
        assertThat(call.at("/customAnalysis/0/value").asString()).isEqualTo("visit");
        assertThat(acme.api()
                        .get("/api/settings/disclosure")
                        .data()
                        .path("numbers")
                        .asString())
                .isEqualTo("masked");
    }

    /// Hides only numbers: the transcript stays, without the numbers in it.
    @Test
    void transcriptsMaskHiddenNumbers() {
        choose(acme, Map.of("transcripts", "shown"));
        String text = acme.api().get("/api/calls/" + acme.first()).text();
        assertThat(TalkativeCalls.tellsWords(text)).isTrue();
        assertThat(TalkativeCalls.tellsNumber(text)).as(text).isFalse();
        var turns = acme.api().get("/api/calls/" + acme.first()).data().path("turns");
        assertThat(turns.at("/0/text").asString()).isEqualTo("The zebrafinch of •••.");
        assertThat(turns.at("/0/words").size()).isEqualTo(4);
        assertThat(turns.at("/0/words/3/word").asString()).isEqualTo("•••");
        assertThat(turns.at("/0/words/3/end").asDouble()).isEqualTo(1.2);
        for (String words : TalkativeCalls.SPELLINGS) {
            assertThat(acme.api().get("/api/calls?q=" + encoded(words)).text())
                    .as(words)
                    .doesNotContain(acme.first());
        }
        String export = acme.api()
                .get("/api/calls/export.csv?columns=callId,transcript,summary,fromNumber")
                .text();
        assertThat(export).contains(TalkativeCalls.WORD, TalkativeCalls.MASKED);
        assertThat(TalkativeCalls.tellsNumber(export)).as(export).isFalse();
    }

    /// A rule must not reveal whether a hidden word was said.
    @Test
    void phraseRulesIgnoreHiddenTranscripts() {
        acme.receive(server, "acme_unheard");
        choose(globex, HIDDEN);
        globex.receive(server, "globex_unheard");
        choose(globex, SHOWN);
        globex.receive(server, "globex_heard");
        Eventually.until(
                "the rule has flagged the heard call",
                Duration.ofSeconds(20),
                () -> globex.api().get("/api/calls?flagged=true").text().contains("globex_heard"));
        assertThat(acme.api().get("/api/calls?flagged=true").text()).doesNotContain("acme_unheard");
    }

    @Test
    void theLiveStreamAppliesTheCurrentDisclosure() throws Exception {
        try (var stream = LiveCalls.open(acme.api(), "1")) {
            String resumed = stream.until(acme.first(), acme.second());
            assertThat(TalkativeCalls.tellsAnything(resumed)).as(resumed).isFalse();
            acme.receive(server, "acme_live");
            String live = stream.until("acme_live");
            assertThat(TalkativeCalls.tellsAnything(live)).as(live).isFalse();
            choose(acme, SHOWN);
            acme.receive(server, "acme_open");
            assertThat(stream.until("acme_open")).contains(TalkativeCalls.NUMBER);
        }
    }

    @Test
    void disclosureAffectsNeitherOtherClientsNorOperators() {
        assertThat(operator.get(address(globex)).data().path("cost").asString()).isEqualTo("shown");
        String own = globex.api().get("/api/calls/" + globex.first()).text();
        for (String text : List.of(
                own,
                operator.get("/api/clients/" + acme.clientId() + "/calls/" + acme.first())
                        .text())) {
            assertThat(TalkativeCalls.tellsNumber(text)).isTrue();
            assertThat(TalkativeCalls.tellsWords(text)).isTrue();
            assertThat(TalkativeCalls.tellsRecording(text)).isTrue();
            assertThat(TalkativeCalls.tellsCost(text)).isTrue();
        }
        String acmes = "/api/clients/" + acme.clientId() + "/calls";
        assertThat(operator.get(acmes + "?number=7391").text()).contains(acme.first());
        assertThat(operator.get(acmes + "?q=" + TalkativeCalls.WORD).text()).contains(acme.first());
        assertThat(operator.get("/api/clients/" + acme.clientId() + "/statements/" + month + ".csv")
                        .text())
                .contains(TalkativeCalls.NUMBER);
    }

    @Test
    void anotherNodeAppliesAChangeAtOnce() {
        try (TestServer other = TestServer.start(Map.of(), server.database())) {
            Api there = acme.api().at(other);
            assertThat(there.get("/api/calls").text()).doesNotContain(TalkativeCalls.NUMBER);
            choose(acme, SHOWN);
            assertThat(there.get("/api/calls").text()).contains(TalkativeCalls.NUMBER);
            choose(acme, HIDDEN);
            assertThat(there.get("/api/calls").text()).doesNotContain(TalkativeCalls.NUMBER);
        }
    }

    /// The client's own settings choose the field that is masked as a number.
    @Test
    void clientSettingsCannotRemoveTheMask() {
        Map<String, Object> goal = Map.of(
                "name",
                "Guess",
                "condition",
                Map.of("kind", "field", "field", TalkativeCalls.CALLBACK, "values", List.of(TalkativeCalls.NUMBER)));
        Map<String, Object> asBefore = Map.of("callbackNumber", TalkativeCalls.CALLBACK, "reason", "why");
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("fieldRoles", Map.of()),
                Map.of("fieldRoles", Map.of("callbackNumber", "another")),
                Map.of("goals", List.of(goal)))) {
            Reply reply = acme.api().patch("/api/settings", change);
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
            assertThat(reply.text()).contains("held-by-agency");
        }
        assertThat(acme.api()
                        .patch("/api/settings", Map.of("fieldRoles", asBefore))
                        .status())
                .isEqualTo(200);

        String settings = "/api/clients/" + acme.clientId() + "/settings";
        assertThat(operator.patch(settings, Map.of("goals", List.of(goal))).status())
                .isEqualTo(200);
        assertThat(acme.api().patch("/api/settings", Map.of("goals", List.of())).status())
                .isEqualTo(200);
        choose(acme, SHOWN);
        assertThat(acme.api()
                        .patch("/api/settings", Map.of("fieldRoles", Map.of()))
                        .status())
                .isEqualTo(200);
        assertThat(acme.api()
                        .patch("/api/settings", Map.of("fieldRoles", asBefore))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyOperatorsChangeDisclosureAndTheAuditLogRecordsIt() {
        assertThat(acme.api().patch(address(acme), SHOWN).status()).isEqualTo(403);
        assertThat(acme.api().patch("/api/settings", Map.of("numbers", "shown")).status())
                .isEqualTo(400);
        assertThat(acme.api().patch("/api/settings/disclosure", SHOWN).status()).isEqualTo(405);
        assertThat(operator.patch(address(acme), Map.of("numbers", "hidden")).status())
                .isEqualTo(400);
        assertThat(operator.patch(address(acme), Map.of("prices", "hidden")).status())
                .isEqualTo(400);
        assertThat(operator.get("/api/clients/" + UUID.randomUUID() + "/disclosure")
                        .status())
                .isEqualTo(404);
        assertThat(operator.get("/api/audit").text()).contains("disclosure.changed");
    }

    @Test
    void theDefaultShowsEverything() {
        var id = operator.createClient("Hooli", "owner@hooli.test");
        var chosen = operator.get("/api/clients/" + id + "/disclosure").data();
        assertThat(chosen.path("cost").asString()).isEqualTo("shown");
        assertThat(chosen.path("recordings").asString()).isEqualTo("shown");
        assertThat(chosen.path("transcripts").asString()).isEqualTo("shown");
        assertThat(chosen.path("numbers").asString()).isEqualTo("shown");
    }
}
