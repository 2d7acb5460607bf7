package com.aivors.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Eventually;
import com.aivors.testing.Owner;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The paged list of clients and its search.
class ClientPagesTest {

    private static TestServer server;
    private static Api operator;
    private static UUID muller;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        muller = operator.createClient("Müller & Söhne", "front@muller.test");
        operator.patch("/api/clients/" + muller, Map.of("phoneNumber", "+49 30 1234"));
        operator.createClient("Straße 7", "strasse@client.test");
        operator.createClient("ＷＩＤＥ", "wide@client.test");
        operator.createClient("ΟΔΟΣ", "odos@client.test");
        operator.createClient("Same name", "same-1@client.test");
        operator.createClient("Same name", "same-2@client.test");
        operator.createClient("100% sure_thing", "percent@client.test");
        operator.post("/api/clients/" + muller + "/agents", Map.of("agentId", "agent_Of_Muller"));
        assertThat(Webhook.outcome(
                        server,
                        Map.of(
                                "event",
                                "call_started",
                                "call",
                                Map.of(
                                        "call_id",
                                        "call_muller",
                                        "agent_id",
                                        "agent_Of_Muller",
                                        "agent_name",
                                        "Réception"))))
                .isEqualTo("stored");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            muller             | Müller & Söhne
            MÜLLER             | Müller & Söhne
            Mu\u0308ller       | Müller & Söhne
            sohne              | Müller & Söhne
            strasse            | Straße 7
            wide               | ＷＩＤＥ
            οδος               | ΟΔΟΣ
            Front@Muller       | Müller & Söhne
            +49 30             | Müller & Söhne
            agent_of_mull      | Müller & Söhne
            %                  | 100% sure_thing
            e_t                | 100% sure_thing
            """)
    void searchFindsAClientByNameEmailPhoneOrAgentId(String q, String name) {
        assertThat(names("q=" + encoded(q))).containsExactly(name);
    }

    @Test
    void searchFindsAClientByIdAndByAgentName() {
        assertThat(names("q=" + muller)).containsExactly("Müller & Söhne");
        assertThat(names("q=" + muller.toString().substring(0, 8))).isEmpty();
        try (Owner owner = new Owner(server)) {
            // The name remains after the hour of the call is counted, which happens an hour later.
            owner.execute("update rollup_mark set marked_at = 'epoch'");
        }
        Eventually.until(
                "the agent's name is kept",
                Duration.ofSeconds(30),
                () -> names("q=reception").equals(List.of("Müller & Söhne")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody is called that", "muller sohne", "\\", "'"})
    void anUnknownWordFindsNoClients(String q) {
        assertThat(names("q=" + encoded(q))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "limit=-1", "cursor=%C3%BC", "cursor=bm8gaWQ"})
    void errorsNameTheInvalidParameter(String query) {
        Reply reply = operator.get("/api/clients?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void pagesListEachClientOnceWhileClientsAreAdded() {
        List<Listed> before = all();
        for (int limit = 1; limit <= before.size() + 1; limit++) {
            assertThat(paged("limit=" + limit, () -> {})).isEqualTo(before);
        }
        assertThat(paged("limit=1&q=same", () -> {})).hasSize(2).doesNotHaveDuplicates();

        var added = new AtomicInteger();
        List<Listed> meanwhile = paged("limit=2", () -> {
            int number = added.getAndIncrement();
            // Adds one client after all and one before all. Neither moves the clients in between.
            if (number < 3) {
                operator.createClient("Zz " + number, "zz-" + number + "@client.test");
                operator.createClient("0 " + number, "zero-" + number + "@client.test");
            }
        });
        assertThat(added).hasValueGreaterThan(3);
        assertThat(meanwhile).doesNotHaveDuplicates().containsSubsequence(before);
        assertThat(meanwhile.stream().map(Listed::name)).contains("Zz 0", "Zz 1", "Zz 2");
        assertThat(all()).containsAll(meanwhile);
    }

    private record Listed(String name, String id) {}

    private static List<Listed> all() {
        return listed(operator.get("/api/clients").data());
    }

    private static List<Listed> paged(String query, Runnable between) {
        var all = new ArrayList<Listed>();
        String cursor = "";
        do {
            Reply page = operator.get("/api/clients?" + query + "&cursor=" + cursor);
            assertThat(page.status()).isEqualTo(200);
            all.addAll(listed(page.data()));
            cursor = page.data().path("nextCursor").asString("");
            between.run();
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<String> names(String query) {
        return listed(operator.get("/api/clients?" + query).data()).stream()
                .map(Listed::name)
                .toList();
    }

    private static List<Listed> listed(JsonNode data) {
        return data.path("clients")
                .valueStream()
                .map(client -> new Listed(
                        client.path("name").asString(), client.path("id").asString()))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
