package com.aivors.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.TestDatabase;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends SQL and other code to every place that accepts text. The database logs every statement,
/// and no logged statement may contain the text, which must travel as a parameter.
class InjectionTest {

    private static final String MARK = "zqprobe";

    private static TestServer server;
    private static Requests requests;

    @BeforeAll
    static void start() throws Exception {
        var database = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            for (String setting : List.of("log_statement = 'all'", "log_parameter_max_length = 0")) {
                statement.execute("alter database " + database.name() + " set " + setting);
            }
        }
        server = TestServer.start(Map.of(), database);
        Api operator = Api.operator(server);
        Api client = operator.newClient("Probed");
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_probed"));
        requests = Requests.of(server, client, operator);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRequestsCoverManyParameters() {
        assertThat(requests.names())
                .hasSizeGreaterThan(40)
                .contains("GET /api/calls?q", "GET /api/calls/{callId}", "POST /api/auth/login email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; select zqprobe --",
                "\" or \"zqprobe\"=\"zqprobe",
                "zqprobe' union select password_hash from app_user --",
                "1) or zqprobe(1",
                "zqprobe\\",
                "%zqprobe_%",
                "$1 zqprobe $$",
                ":zqprobe ?",
                "zqprobe\u0000",
                "{{zqprobe}}",
                "zqprobe\r\nSet-Cookie: access_token=x",
                "\uD83D\uDE00zqprobe"
            })
    void injectedTextCausesNoServerErrorOrCookie(String probe) {
        for (Reply reply : requests.send(probe)) {
            String what = reply.http().request().method() + " " + reply.http().uri();
            assertThat(reply.status()).as(what + "\n" + reply.text()).isLessThan(500);
            assertThat(reply.text())
                    .as(what)
                    .doesNotContainPattern(
                            "(?i)PSQLException|at com\\.aivors|org\\.springframework|java\\.|SQLSTATE|syntax error");
            assertThat(reply.http().headers().map().getOrDefault("set-cookie", List.of()))
                    .as(what)
                    .noneMatch(cookie -> cookie.equals("access_token=x"));
        }
    }

    @Test
    void webhooksAcceptInjectedText() {
        for (String probe : List.of("'; select zqprobe --", "zqprobe\\", "\"zqprobe\"{},(", "zqprobe\u0000")) {
            Reply reply = Api.of(server)
                    .with("x-n8n-webhook-secret", TestServer.N8N_SECRET)
                    .post(
                            "/api/n8n/retell-webhook",
                            Map.of(
                                    "event",
                                    probe,
                                    "call",
                                    Map.of(
                                            "call_id", "c" + probe,
                                            "agent_id", probe,
                                            "agent_name", probe,
                                            "from_number", probe,
                                            "transcript", probe,
                                            "disconnection_reason", probe,
                                            "call_analysis",
                                                    Map.of(
                                                            "call_summary",
                                                            probe,
                                                            "custom_analysis_data",
                                                            Map.of(probe, probe)))));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
    }

    @AfterAll
    static void noSqlStatementContainsInjectedText() {
        String log = TestDatabase.log();
        assertThat(log).as("statements are logged").contains("set local role aivors_client");
        assertThat(log.lines().filter(line -> line.contains(MARK)).toList()).isEmpty();
    }
}
