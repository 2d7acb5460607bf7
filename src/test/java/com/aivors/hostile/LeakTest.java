package com.aivors.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.aivors.platform.database.TestDatabase;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Runs a whole story with its failures, then searches every logged line for secrets and personal
/// data.
class LeakTest {

    private static final String NUMBER = "+15557654321";
    private static final String SPOKEN = "my diagnosis is confidential";
    private static final String N8N_SECRET = "n8n-secret-of-this-test";
    private static final String RETELL_KEY = "key_of_this_very_test_5a69788796";
    private static final String WRONG_PASSWORD = "a wrong but telling password";

    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String failure =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + failure);
        }
    }

    @Test
    void logsContainNoSecretsOrPersonalData() {
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var lines = new Lines();
        lines.start();
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        root.addAppender(lines);
        List<String> secrets;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (TestServer server =
                TestServer.start(Map.of("N8N_WEBHOOK_SECRET", N8N_SECRET, "RETELL_API_KEY", RETELL_KEY))) {
            // Logs as in production, but in more detail.
            ((Logger) LoggerFactory.getLogger("com.aivors")).setLevel(Level.DEBUG);
            ((Logger) LoggerFactory.getLogger("org.springframework.web")).setLevel(Level.INFO);
            root.addAppender(lines);
            lines.start();
            secrets = story(server);
        } finally {
            System.setOut(console);
            root.detachAppender(lines);
            ((Logger) LoggerFactory.getLogger("com.aivors")).setLevel(null);
        }
        String log = lines.lines.stream().collect(Collectors.joining("\n"))
                + printed.toString(StandardCharsets.UTF_8)
                + TestDatabase.log();
        assertThat(log).contains("[RETELL WEBHOOK]");
        for (String secret : secrets) {
            assertThat(log).doesNotContain(secret);
        }
    }

    /// @return the texts that no log may contain
    private static List<String> story(TestServer server) {
        Api operator = Api.operator(server);
        Reply created = operator.post(
                "/api/clients", Map.of("name", "Leaky", "email", "leaky@client.test", "phoneNumber", NUMBER));
        String invitation = lastSegment(created.data().path("invitationUrl").asString());
        Reply accepted = Api.of(server)
                .post("/api/auth/invitations/accept", Map.of("token", invitation, "password", Api.PASSWORD));
        String token = accepted.data().path("token").asString();
        Api client = Api.of(server).bearer(token);
        client.post("/api/retell/connect-agent", Map.of("agentId", "agent_leaky"));
        Api.of(server).post("/api/auth/login", Map.of("email", "leaky@client.test", "password", WRONG_PASSWORD));
        Api.of(server).post("/api/auth/login", "{\"email\": \"leaky@client.test\", \"password\": " + WRONG_PASSWORD);
        String id = created.data().at("/client/id").asString();
        String reset = lastSegment(operator.post("/api/clients/" + id + "/reset-link")
                .data()
                .path("resetUrl")
                .asString());
        client.post("/api/auth/password/change", Map.of("currentPassword", WRONG_PASSWORD, "newPassword", "short"));

        Api sender = Api.of(server).with("x-n8n-webhook-secret", N8N_SECRET);
        Api.of(server).with("x-n8n-webhook-secret", "wrong-secret-value").post("/api/n8n/retell-webhook", call("c0"));
        Api.of(server).with("x-retell-signature", "v=1,d=0000").post("/api/retell/webhook", call("c0"));
        sender.post("/api/n8n/retell-webhook", call("call_told"));
        sender.post("/api/n8n/retell-webhook", call("call_told").replace("}}", ""));
        sender.post("/api/n8n/retell-webhook", call("call_told").replace("agent_leaky", "agent_unclaimed"));
        client.get("/api/calls?q=" + SPOKEN.replace(' ', '+'));
        client.get("/api/calls/call_told");
        client.get("/api/calls/export.csv");
        client.get("/api/calls/" + UUID.randomUUID());
        operator.get("/api/clients?q=" + NUMBER.substring(1));
        String fresh = operator.post("/api/sources", Map.of("kind", "n8n", "name", "New"))
                .data()
                .at("/secrets/0/value")
                .asString("no such field");
        return List.of(
                Api.PASSWORD,
                WRONG_PASSWORD,
                "wrong-secret-value",
                N8N_SECRET,
                RETELL_KEY,
                TestServer.OPERATOR_PASSWORD,
                invitation,
                reset,
                token,
                token.substring(token.lastIndexOf('.')),
                NUMBER,
                NUMBER.substring(2),
                SPOKEN,
                "diagnosis",
                "confidential summary",
                fresh);
    }

    private static String call(String callId) {
        return """
                {"event": "call_analyzed", "call": {"call_id": "%s", "agent_id": "agent_leaky", "from_number": "%s",
                 "to_number": "%s", "transcript": "User: %s", "call_status": "ended",
                 "call_analysis": {"call_summary": "confidential summary"}}}
                """.formatted(callId, NUMBER, NUMBER, SPOKEN).strip();
    }

    private static String lastSegment(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
