package com.aivors.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Pattern RESET = Pattern.compile("/reset-password/([\\w-]{43})");

    @Test
    void invitationsAndResetsGoOutByMail() throws Exception {
        try (var mail = new FakeMailServer();
                TestServer server = TestServer.start(Map.of("SMTP_URL", mail.url()))) {
            Api operator = Api.operator(server);
            Reply created = operator.post("/api/clients", Map.of("name", "By Mail", "email", "by-mail@client.test"));
            String link = created.data().path("invitationUrl").asString();
            assertThat(mail.next())
                    .contains("To: by-mail@client.test", "From: calls@agency.test", link, "text/html", "text/plain");

            operator.createClient("Forgot", "forgot@client.test");
            Api.of(server).post("/api/auth/password/forgot", Map.of("email", "Forgot@client.test"));
            Matcher reset = RESET.matcher(mail.next());
            assertThat(reset.find()).isTrue();
            Reply done = Api.of(server)
                    .post(
                            "/api/auth/password/reset",
                            Map.of("token", reset.group(1), "password", "a whole new password"));
            assertThat(done.status()).isEqualTo(200);
        }
    }

    @Test
    void withoutAnAnsweringServerTheOperatorHasTheLink() throws IOException {
        String nobodyListens;
        try (var mail = new FakeMailServer()) {
            nobodyListens = mail.url();
        }
        try (TestServer server = TestServer.start(Map.of("SMTP_URL", nobodyListens))) {
            Reply created = Api.operator(server)
                    .post("/api/clients", Map.of("name", "No Mail", "email", "no-mail@client.test"));
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.data().path("invitationUrl").asString()).contains("/invitation/");
        }
    }
}
