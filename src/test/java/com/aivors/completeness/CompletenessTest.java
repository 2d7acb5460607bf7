package com.aivors.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aivors.testing.Api;
import com.aivors.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Checks what operators and clients see of the difference between Retell's list of calls and ours.
class CompletenessTest {

    private static ComparedWorkspace workspace;

    @BeforeAll
    static void start() {
        workspace = new ComparedWorkspace();
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.stop();
    }

    @Test
    void aListedCallThatRetellDoesNotReturnCountsAsMissing() {
        Api client = workspace.client("Gone", "agent_gone");
        workspace.listed("gone", "agent_gone", workspace.yesterday);
        workspace.retell.forget(ComparedWorkspace.KEY, "gone");
        assertThat(workspace.reconciled(client).path("missing").asLong()).isEqualTo(1);
        JsonNode completeness = workspace.completeness(client);
        assertThat(completeness.path("missing").asLong()).isEqualTo(1);
        JsonNode difference =
                completeness.path("days").path(0).path("differences").path(0);
        assertThat(difference.path("callId").asString()).isEqualTo("gone");
        assertThat(difference.path("kind").asString()).isEqualTo("missing");
        assertThat(difference.path("reason").asString()).contains("does not give it");
        // The call arrives after all, and shows without another comparison.
        Webhook.send(workspace.server, ComparedWorkspace.event("gone", "agent_gone", workspace.yesterday));
        assertThat(workspace.completeness(client).path("missing").asLong()).isZero();
    }

    @Test
    void unclaimedCallsStayWithTheOperator() {
        Webhook.send(workspace.server, ComparedWorkspace.event("kept", "agent_kept", workspace.yesterday));
        Api client = workspace.client("Kept", "agent_kept");
        workspace.listed("kept", "agent_kept", workspace.yesterday);
        workspace.reconciled(client);
        assertThat(client.get("/api/calls").data().path("calls")).isEmpty();
        assertThat(workspace.completeness(client).toString()).contains("\"unclaimed\"");
    }

    @Test
    void paginatesClientsAndFiltersThoseWithMissingCalls() {
        List<Api> clients = List.of(
                workspace.client("Páges 1", "agent_pages_1"),
                workspace.client("Páges 2", "agent_pages_2"),
                workspace.client("Páges 3", "agent_pages_3"));
        workspace.listed("pages_gone", "agent_pages_2", workspace.yesterday);
        workspace.listed("pages_late", "agent_pages_3", workspace.yesterday);
        workspace.retell.forget(ComparedWorkspace.KEY, "pages_gone");
        workspace.retell.forget(ComparedWorkspace.KEY, "pages_late");
        clients.forEach(workspace::reconciled);
        Webhook.send(workspace.server, ComparedWorkspace.event("pages_late", "agent_pages_3", workspace.yesterday));
        assertThat(pages("q=pages")).containsExactly(List.of("Páges 1", "Páges 2", "Páges 3"));
        assertThat(pages("q=pages&limit=2")).containsExactly(List.of("Páges 1", "Páges 2"), List.of("Páges 3"));
        assertThat(pages("q=pages&missing=true")).containsExactly(List.of("Páges 2"));
        assertThat(pages("q=nobody")).containsExactly(List.of());
        JsonNode all = workspace.operator.get("/api/completeness?limit=1").data();
        assertThat(all.path("clientsMissing").asInt())
                .isEqualTo(pages("missing=true").getFirst().size());
        assertThat(all.path("callsMissing").asLong()).isGreaterThanOrEqualTo(1);
        for (String wrong : List.of("missing=perhaps", "limit=0", "cursor=wrong!", "clientId=1")) {
            assertThat(workspace.operator.get("/api/completeness?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    /// @return the names on each page
    private static List<List<String>> pages(String query) {
        var pages = new ArrayList<List<String>>();
        String cursor = "";
        while (cursor != null) {
            JsonNode page = workspace
                    .operator
                    .get("/api/completeness?" + query + "&cursor=" + cursor)
                    .data();
            pages.add(page.path("clients")
                    .valueStream()
                    .map(client -> client.path("clientName").asString())
                    .toList());
            JsonNode next = page.path("nextCursor");
            cursor = next.isString() ? next.asString() : null;
        }
        return pages;
    }

    /// Two time zones need two statements, and each client gets the days of its own zone.
    @Test
    void eachClientHasDaysOfItsOwnTimeZone() {
        Api auckland = workspace.client("Auckland", "agent_auckland");
        auckland.patch("/api/settings", Map.of("timezone", "Pacific/Auckland"));
        Api honolulu = workspace.client("Honolulu", "agent_honolulu");
        honolulu.patch("/api/settings", Map.of("timezone", "Pacific/Honolulu"));
        workspace.listed("in_auckland", "agent_auckland", workspace.yesterday);
        workspace.listed("in_honolulu", "agent_honolulu", workspace.yesterday);
        workspace.reconciled(auckland);
        workspace.reconciled(honolulu);
        assertThat(workspace
                        .operator
                        .get("/api/completeness")
                        .data()
                        .path("clients")
                        .valueStream())
                .filteredOn(client -> Set.of("Auckland", "Honolulu")
                        .contains(client.path("clientName").asString()))
                .extracting(
                        client -> client.path("timezone").asString(),
                        client -> client.path("days").path(0).path("day").asString())
                .containsExactly(
                        tuple("Pacific/Auckland", dayIn("Pacific/Auckland")),
                        tuple("Pacific/Honolulu", dayIn("Pacific/Honolulu")));
    }

    private static String dayIn(String zone) {
        return workspace.yesterday.atZone(ZoneId.of(zone)).toLocalDate().toString();
    }

    @Test
    void splitsDaysAtMidnightOfTheClientsTimeZone() {
        Api client = workspace.client("Angeleno", "agent_angeleno");
        var zone = ZoneId.of("America/Los_Angeles");
        client.patch("/api/settings", Map.of("timezone", zone.getId()));
        LocalDate day = Instant.now().minus(Duration.ofHours(12)).atZone(zone).toLocalDate();
        Instant midnight = day.atStartOfDay(zone).toInstant();
        workspace.listed("before_midnight", "agent_angeleno", midnight.minusSeconds(60));
        workspace.listed("after_midnight", "agent_angeleno", midnight.plusSeconds(60));
        workspace.listed("gone_at_night", "agent_angeleno", midnight.plusSeconds(120));
        workspace.retell.forget(ComparedWorkspace.KEY, "gone_at_night");
        workspace.finished(workspace.requested(ComparedWorkspace.id(client), midnight.minus(Duration.ofHours(1))));

        assertThat(workspace.completeness(client).path("days").valueStream())
                .extracting(
                        one -> one.path("day").asString(),
                        one -> one.path("retell").asLong(),
                        one -> one.path("here").asLong(),
                        one -> one.path("differences").size())
                .containsExactlyInAnyOrder(
                        tuple(day.minusDays(1).toString(), 1L, 1L, 0), tuple(day.toString(), 2L, 1L, 1));
    }
}
