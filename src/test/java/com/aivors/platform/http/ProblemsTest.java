package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import tools.jackson.databind.JsonNode;

/// Every error has the same format, regardless of the component that detects it.
@SharedServer
class ProblemsTest {

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
    }

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("Cache-Control").orElseThrow()).contains("no-store");
        JsonNode body = reply.json();
        assertThat(body.path("success").asBoolean(true)).isFalse();
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("code").asString()).isEqualTo(code);
        assertThat(body.path("message").asString())
                .isNotBlank()
                .isEqualTo(body.path("detail").asString());
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(reply.text()).doesNotContain("Exception", "org.", "com.", "select ", "tools.");
    }

    @Test
    void errorsOfTheDispatcherHaveTheProblemFormat() {
        assertProblem(operator.get("/api/clients/unknown/more/of/it"), 404, "not-found");
        assertProblem(operator.get("/api/auth/login"), 405, "method-not-allowed");
        assertProblem(operator.with("Accept", "text/html").get("/api/auth/me"), 406, "not-acceptable");
        assertProblem(operator.post("/api/clients", "{\"name\":"), 400, "malformed-json");
        assertProblem(operator.post("/api/clients", "[1]"), 400, "malformed-json");
        assertProblem(operator.post("/api/clients"), 400, "malformed-json");
        assertProblem(operator.post("/api/clients", "{\"name\":{\"a\":1}}"), 400, "invalid");
        assertProblem(operator.post("/api/auth/login", "{}"), 400, "invalid");
        assertProblem(operator.send("PROPFIND", "/api/clients", null), 400, "malformed");
    }

    @Test
    void errorsOfTheHttpServerHaveTheProblemFormat() {
        for (String line : new String[] {"GET /api/calls/<x> HTTP/1.1", "GET /%zz HTTP/1.1"}) {
            String answer = Wire.answer(server, line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "\"success\":false");
            assertThat(answer).doesNotContain("Jetty", "html");
        }
        assertThat(Wire.send(server, "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .as("the connection ends, and the sender is told")
                .contains("Connection: close");
        String firewall = Wire.answer(
                server, "GET /api/calls/../clients HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(firewall).contains("application/problem+json");
    }

    @Test
    void databaseFailuresGiveServerErrorsWithoutDetails() {
        Problem away = Failures.problem(new RuntimeException(new CannotGetJdbcConnectionException("refused")));
        assertThat(away.status().value()).isEqualTo(503);
        assertThat(away.retryAfterSeconds()).isPositive();
        Problem ours = Failures.problem(new DataIntegrityViolationException("select secret from table"));
        assertThat(ours.status().value()).isEqualTo(500);
        assertThat(ours.message()).doesNotContain("secret");
    }
}
