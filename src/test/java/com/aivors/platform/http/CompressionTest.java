package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Wire;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Checks which responses are compressed, and which must not be.
@SharedServer
class CompressionTest {

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server).with("Accept-Encoding", "gzip, br");
        for (int i = 0; i < 10; i++) {
            operator.createClient("Client " + i, "client-" + i + "@client.test");
        }
    }

    private static boolean isCompressed(Reply reply) {
        return reply.header("Content-Encoding").filter("gzip"::equals).isPresent();
    }

    @Test
    void listsAndDocumentsAreCompressed() {
        for (String path : List.of("/api/clients", "/api/audit", "/api/openapi.json")) {
            Reply reply = operator.get(path);
            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(isCompressed(reply)).as(path).isTrue();
            assertThat(reply.header("Vary").orElse("").toLowerCase(java.util.Locale.ROOT))
                    .contains("accept-encoding");
            assertThat(isCompressed(Api.operator(server).get(path))).as(path).isFalse();
        }
    }

    /// The length of a compressed response could reveal its content to an attacker (BREACH).
    @Test
    void responsesWithSecretsAreNotCompressed() {
        for (int i = 0; i < 8; i++) {
            operator.post("/api/sources", "{\"kind\":\"n8n\",\"name\":\"Source %d\"}".formatted(i));
        }
        Reply sources = operator.get("/api/sources");
        assertThat(sources.text()).hasSizeGreaterThan(3_000).contains(TestServer.N8N_SECRET);
        assertThat(isCompressed(sources)).isFalse();

        Reply created = operator.post(
                "/api/clients", "{\"name\":\"%s\",\"email\":\"link@client.test\"}".formatted("x".repeat(200)));
        assertThat(created.text()).contains("invitationUrl");
        assertThat(isCompressed(created)).isFalse();
        assertThat(isCompressed(operator.get("/api/auth/sessions"))).isFalse();
    }

    @Test
    void crossSiteResponsesAreNotCompressed() {
        assertThat(isCompressed(operator.with("Sec-Fetch-Site", "cross-site").get("/api/clients")))
                .isFalse();
        assertThat(isCompressed(operator.with("Sec-Fetch-Site", "same-origin").get("/api/clients")))
                .isTrue();
    }

    @Test
    void assetsAreServedPrecompressed() {
        String asset = "/assets/probe-1a2b3c.js";
        Reply brotli = Api.of(server).with("Accept-Encoding", "gzip, br").get(asset);
        assertThat(brotli.header("Content-Encoding")).contains("br");
        assertThat(brotli.text()).isEqualTo("stands for brotli");
        assertThat(brotli.header("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(brotli.header("Vary").orElse("")).contains("Accept-Encoding");
        assertThat(brotli.header("Cache-Control").orElseThrow()).contains("immutable");

        assertThat(Api.of(server)
                        .with("Accept-Encoding", "br;q=0, gzip;q=0.5")
                        .get(asset)
                        .header("Content-Encoding"))
                .contains("gzip");
        String gzip = Wire.ask(server, "GET", asset, "Accept-Encoding: gzip");
        assertThat(gzip).contains("Content-Encoding: gzip").doesNotContain("as it is as it is");
        Reply plain = Api.of(server).get(asset);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.text()).contains("as it is as it is");
    }

    @Test
    void theLiveStreamIsNotCompressed() {
        Api client = Api.operator(server).newClient("Streaming").with("Accept-Encoding", "gzip");
        try (var stream = client.open("/api/calls/live")) {
            assertThat(stream.read()).isNotEqualTo(0x1f).isNotNegative();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
