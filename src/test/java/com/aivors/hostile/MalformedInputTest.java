package com.aivors.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.access.Routes;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import com.aivors.testing.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Sends malformed bodies to every route with a body. Each gets a prompt response below 500 with
/// our own text, and the next request succeeds.
class MalformedInputTest {

    private static final int MIB = 1024 * 1024;

    private static TestServer server;
    private static Api client;
    private static Api operator;

    private record Taker(String method, String path, Routes.Access access) {}

    @BeforeAll
    static void start() {
        server = TestServer.start();
        operator = Api.operator(server);
        client = operator.newClient("Malformed");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("nothing", new byte[0]);
        bodies.put("100,000 arrays", text("[".repeat(100_000)));
        bodies.put("nested in a field", text("{\"email\":" + "{\"a\":".repeat(40_000)));
        bodies.put("a string of 10 MB", text("\"" + "a".repeat(10 * MIB) + "\""));
        bodies.put(
                "a field of 200 kB",
                text("{\"email\":\"" + "a".repeat(200_000) + "\",\"password\":\"" + "b".repeat(50_000) + "\"}"));
        bodies.put(
                "a name twice",
                text("{\"email\":\"a@b.test\",\"email\":\"c@d.test\",\"agentId\":\"a\",\"agentId\":\"b\"}"));
        bodies.put(
                "no UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"', '}'});
        bodies.put("UTF-16", "{\"agentId\":\"a\"}".getBytes(StandardCharsets.UTF_16));
        for (String value : List.of("\\ud800", "\\udc00x", "\\u0000", "a\\u0000b", "\\u202e", "\\uFFFF")) {
            bodies.put(
                    value,
                    text(
                            "{\"agentId\":\"%1$s\",\"email\":\"%1$s@b.test\",\"password\":\"%1$s long enough\",\"name\":\"%1$s\",\"token\":\"%1$s\",\"currentPassword\":\"%1$s\",\"newPassword\":\"%1$s long enough\",\"phoneNumber\":\"%1$s\",\"clientId\":\"%1$s\",\"kind\":\"n8n\",\"secret\":\"%1$s\"}"
                                    .formatted(value)));
        }
        for (String value :
                List.of("1e999999", "-1e999999", "9".repeat(5_000), "NaN", "true", "null", "[]", "{}", "[[[]]]")) {
            String name = value.length() > 20 ? "a long number" : value;
            bodies.put(
                    name,
                    text(
                            "{\"agentId\":%1$s,\"email\":%1$s,\"password\":%1$s,\"name\":%1$s,\"token\":%1$s,\"clientId\":%1$s,\"kind\":%1$s}"
                                    .formatted(value)));
            bodies.put("just " + name, text(value));
        }
        bodies.put("a byte order mark", text("\uFEFF{\"agentId\":\"agent_bom\"}"));
        bodies.put("trailing tokens", text("{\"agentId\":\"agent_trailing\"} {\"agentId\":\"agent_b\"} ]"));
        bodies.put(
                "XML",
                text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        return bodies;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Stream<String> names() {
        return bodies().keySet().stream();
    }

    private static List<Taker> routesWithBody() {
        return server
                .part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> Stream.of(entry.getValue().getMethodParameters())
                        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .map(path -> path.replaceAll("\\{[^}]+}", "00000000-0000-0000-0000-00000000abcd"))
                        .map(path -> {
                            String method = entry.getKey()
                                    .getMethodsCondition()
                                    .getMethods()
                                    .iterator()
                                    .next()
                                    .name();
                            return new Taker(method, path, Routes.access(method, path));
                        }))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void apiRoutesAnswerMalformedBodiesWithoutServerError(String name) {
        byte[] body = bodies().getOrDefault(name, new byte[0]);
        assertThat(routesWithBody()).hasSizeGreaterThan(10);
        for (Taker taker : routesWithBody()) {
            Api who = taker.access() == Routes.Access.OPERATOR ? operator : client;
            assertOwnErrorText(who.send(taker.method(), taker.path(), body), taker.toString());
        }
        assertThat(client.get("/api/retell/agent-status").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("names")
    void webhooksRefuseOrStoreMalformedBodies(String name) {
        byte[] body = bodies().getOrDefault(name, new byte[0]);
        Reply reply = Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .send("POST", "/api/n8n/retell-webhook", body);
        assertOwnErrorText(reply, name);
        assertThat(reply.status()).isIn(200, 422);
        assertOwnErrorText(Api.of(server).send("POST", "/api/retell/webhook", body), name);
    }

    private static void assertOwnErrorText(Reply reply, String what) {
        assertThat(reply.status()).as(what + ": " + reply.text()).isLessThan(500);
        if (reply.status() >= 400) {
            assertThat(reply.header("Content-Type")).contains("application/problem+json");
            assertThat(reply.code()).as(reply.text()).isNotEmpty();
            assertThat(reply.text())
                    .as(what)
                    .doesNotContainPattern("Exception|com\\.aivors|springframework|jackson|java\\.|SQL|\\tat ");
        }
    }

    @Test
    void compressedBodiesAreNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[64 * MIB]);
        }
        Reply reply = Api.of(server)
                .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                .with("Content-Encoding", "gzip")
                .send("POST", "/api/n8n/retell-webhook", packed.toByteArray());
        assertThat(reply.status()).isEqualTo(415);
        assertOwnErrorText(
                client.with("Content-Encoding", "gzip").send("POST", "/api/retell/connect-agent", packed.toByteArray()),
                "gzip");
    }

    @Test
    void clientNamesRejectLoneSurrogatesAndNulCharacters() {
        String id = operator.get("/api/clients").data().at("/clients/0/id").asString();
        for (String value : List.of("\\ud800", "a\\udc00", "\\u0000")) {
            Reply reply = operator.patch("/api/clients/" + id, "{\"name\":\"%s\"}".formatted(value));
            assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        }
        assertThat(operator.patch("/api/clients/" + id, "{\"name\":\"\\ud83d\\ude00 Dental\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "-4713-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void timesOutOfRangeCauseNoServerError(String time) {
        String encoded = time.replace("+", "%2B");
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(text(time + " call_1"));
        for (String path : List.of(
                "/api/calls?from=" + encoded,
                "/api/calls?to=" + encoded,
                "/api/calls?cursor=" + cursor,
                "/api/calls/export.csv?from=" + encoded,
                "/api/analytics/overview?from=" + encoded,
                "/api/analytics/overview?to=" + encoded,
                "/api/audit?cursor=" + encoded + "~00000000-0000-0000-0000-000000000000")) {
            assertOwnErrorText(client.get(path), path);
        }
        for (String path : List.of("/api/deliveries?from=" + encoded, "/api/deliveries?to=" + encoded)) {
            assertOwnErrorText(operator.get(path), path);
        }
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsSent() {
        var heads = new ArrayList<>(List.of(
                "POST /api/n8n/retell-webhook HTTP/1.1\r\nx-n8n-webhook-secret: " + TestServer.N8N_SECRET,
                "POST /api/retell/webhook HTTP/1.1",
                "GET /api/auth/options HTTP/1.1",
                "POST /no/such/page HTTP/1.1"));
        routesWithBody().stream()
                .filter(taker -> taker.access() != Routes.Access.SENDER)
                .forEach(taker -> heads.add(taker.method() + " " + taker.path() + " HTTP/1.1"));
        for (String head : heads) {
            long start = System.nanoTime();
            assertThat(Wire.answer(
                            server,
                            head + "\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close"
                                    + "\r\nContent-Length: 99999999\r\n\r\n{"))
                    .as(head)
                    .startsWith("HTTP/1.1 413")
                    .contains("too-large");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(head).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void ambiguousFramingCannotSmuggleARequest() {
        String hidden = "GET /api/auth/options HTTP/1.1\r\nHost: localhost\r\n\r\n";
        for (String framing : List.of(
                "Content-Length: " + (5 + hidden.length()) + "\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nContent-Length: " + (5 + hidden.length()),
                "Content-Length: 5\r\nContent-Length: " + (5 + hidden.length()),
                "Transfer-Encoding: xchunked\r\nContent-Length: 5")) {
            String answer = Wire.send(
                    server,
                    "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + framing
                            + "\r\n\r\n0\r\n\r\n" + hidden);
            assertThat(answer).as(framing).doesNotContain("signupOpen").doesNotContain("Exception");
            assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void malformedHeadersAndPathsAreRefused() {
        for (String head : List.of(
                "GET /api/calls/%zz HTTP/1.1\r\nHost: localhost",
                "GET /api/calls/%00 HTTP/1.1\r\nHost: localhost",
                "GET /api/calls/..;/clients HTTP/1.1\r\nHost: localhost",
                "GET /api/calls/../clients HTTP/1.1\r\nHost: localhost",
                "GET //api/clients HTTP/1.1\r\nHost: localhost",
                "GET /api/auth/options HTTP/1.1",
                "GET /api/auth/options HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET /api/auth/options HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "x".repeat(20_000),
                "GET /api/auth/options\u0000 HTTP/1.1\r\nHost: localhost")) {
            String answer = Wire.answer(server, head + "\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(head)
                    .startsWith("HTTP/1.1 4")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
        }
    }
}
