package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.TestDatabase;
import com.aivors.testing.Api;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoRecordingsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    @Test
    void theServiceServesRecordingsAtTheirLinks() throws Exception {
        Agency read = Agency.read();
        var agency = new Agency(
                new Agency.SignIn(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD), read.businesses());
        DemoCall call = callWithRecording(agency);
        try (TestServer server = TestServer.start(Map.of(), TestDatabase.fresh(), Demo::register)) {
            var service = new Service(server.address(), TestServer.N8N_SECRET);
            new Accounts(service).open(agency);
            assertThat(service.webhook(Bodies.of(call.events())).succeeded()).isTrue();
            var signIn = Objects.requireNonNull(agency.clients().getFirst().signIn());
            Api client = Api.of(server).signIn(signIn.email(), signIn.password());
            String path = client.get("/api/calls/" + call.call().callId())
                    .data()
                    .path("recordingUrl")
                    .asString();
            assertThat(path).matches("/demo/recordings/[a-z-]+\\.mp3");

            URI sound = server.address().resolve(path);
            HttpResponse<byte[]> whole = get(sound, "bytes=0-");
            assertThat(whole.body().length).isBetween(40_000, 200_000);
            HttpResponse<byte[]> middle = get(sound, "bytes=1000-1999");
            assertThat(middle.statusCode()).isEqualTo(206);
            assertThat(middle.body()).hasSize(1000);
            assertThat(middle.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
            assertThat(middle.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("media-src 'self' https:;");

            // Only the sound is served from this folder. Any other address is a page of the web interface.
            HttpResponse<byte[]> text = get(server.address().resolve("/demo/recordings/dental.txt"), "bytes=0-");
            assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(new String(text.body(), StandardCharsets.UTF_8)).contains("<div id=\"root\">");
        }
    }

    /// Returns a call of the first client with a recording.
    private static DemoCall callWithRecording(Agency agency) {
        var calendar = new Calendar(agency, 7, FIRST);
        var maker = new CallMaker(agency, ZoneOffset.UTC);
        List<Agency.Agent> agents = agency.clients().getFirst().agents();
        return FIRST.plusDays(60)
                .datesUntil(FIRST.plusDays(90))
                .flatMap(day -> calendar.of(day).stream())
                .filter(appointment -> agents.contains(appointment.agent()))
                .map(maker::make)
                .filter(call -> Objects.requireNonNullElse(call.call().recordingUrl(), "")
                        .endsWith(".mp3"))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<byte[]> get(URI address, String range) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(address).header("Range", range).build(), BodyHandlers.ofByteArray());
        }
    }
}
