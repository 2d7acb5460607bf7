package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Pattern RESET = Pattern.compile("/reset-password/([\\w-]{43})");

    @Test
    void invitationsAndResetsGoOutByMail() throws Exception {
        try (var mail = new FakeMailServer();
                TestServer server =
                        TestServer.start(Map.of("SMTP_URL", mail.url(), "AIVORS_AGENCY_NAME", "Harbor & Sons"))) {
            Api operator = Api.operator(server);
            Reply created = operator.post("/api/clients", Map.of("name", "By Mail", "email", "by-mail@client.test"));
            String link = created.data().path("invitationUrl").asString();
            assertThat(created.data().path("mailed").asBoolean()).isTrue();
            Instant expiresAt = Instant.parse(created.data().path("expiresAt").asString());
            assertThat(expiresAt)
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(6)),
                            Instant.now().plus(Duration.ofDays(8)));
            String until = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC)
                    .format(expiresAt);
            assertThat(mail.next())
                    .contains("Harbor & Sons has invited you to see the calls of By Mail.")
                    .contains("Harbor &amp; Sons has invited you", "until " + until + " UTC")
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
            assertThat(created.data().path("mailed").asBoolean(true)).isFalse();
        }
    }
}
