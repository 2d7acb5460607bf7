package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.settings.SettingsReader;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HistoryTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void callsOfRecentDaysReachTheirClients() throws Exception {
        var clock = InstantSource.system();
        LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(2);
        Agency read = Agency.read();
        var agency = new Agency(
                new Agency.SignIn(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), read.businesses());
        DemoData data = DemoData.open(
                SettingsReader.read(
                        Map.of("AIVORS_DATA", directory.resolve("demo").toString())),
                first);
        try (TestServer server = TestServer.start()) {
            var service = new Service(server.address(), TestServer.N8N_SECRET);
            new Accounts(service).open(agency);
            new Accounts(service).open(agency);
            var calendar = new Calendar(agency, 7, first);
            var calls = new CallMaker(agency, ZoneOffset.UTC);
            var history = new History(calendar, calls, service, data, clock, ZoneOffset.UTC);
            int sent = history.load((_, _) -> {});
            new EdgeCases(service).send(calendar, calls, first);
            assertThat(sent).isPositive();
            assertThat(data.has(first)).isTrue();
            for (Agency.Business business : agency.clients()) {
                var signIn = Objects.requireNonNull(business.signIn());
                Api client = Api.of(server).signIn(signIn.email(), signIn.password());
                assertThat(client.get("/api/settings").data().path("goals"))
                        .as(business.name())
                        .isNotEmpty();
                JsonNode rows = client.get("/api/calls?limit=200").data().path("calls");
                assertThat(rows).as(business.name()).isNotEmpty();
                assertThat(rows)
                        .allSatisfy(row -> assertThat(business.agents())
                                .anyMatch(agent ->
                                        agent.id().equals(row.path("agentId").asString())));
            }
        }
    }
}
