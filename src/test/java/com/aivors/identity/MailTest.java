package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.TestServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

class MailTest {

    private static final Pattern RESET = Pattern.compile("/reset-password/([\\w-]{43})");
    private static final Pattern INVITATION = Pattern.compile("/invitation/([\\w-]{43})");

    /// The mails of an agency without a name.
    private static FakeMailServer mail;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        mail = new FakeMailServer();
        server = TestServer.start(Map.of("SMTP_URL", mail.url()));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        mail.close();
    }

    /// @return the owner of a business with this e-mail address
    private static Api salon(String email) {
        Api.operator(server).createClient("Salon", email);
        return Api.of(server).signIn(email, Api.PASSWORD);
    }

    @Test
    void theServerMailsInvitationsAndResetLinks() throws Exception {
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
    void mailsAreInTheLanguageOfTheRecipient() throws Exception {
        try (var mail = new FakeMailServer();
                TestServer server =
                        TestServer.start(Map.of("SMTP_URL", mail.url(), "AIVORS_AGENCY_NAME", "Häfen & Söhne"))) {
            Api operator = Api.operator(server);
            operator.patch("/api/auth/me", Map.of("language", "de"));
            Reply created = operator.post("/api/clients", Map.of("name", "Bäckerei", "email", "baecker@client.test"));
            assertMail(
                    mail.read(),
                    "de",
                    "Ihr Anruf-Dashboard bei Häfen & Söhne",
                    "Häfen & Söhne hat Sie eingeladen, die Anrufe von Bäckerei zu sehen. Wählen Sie ein Passwort",
                    created.data().path("invitationUrl").asString());

            operator.post("/api/clients", Map.of("name", "Panadería", "email", "pan@client.test", "language", "es"));
            assertMail(
                    mail.read(),
                    "es",
                    "Su panel de llamadas en Häfen & Söhne",
                    "Häfen & Söhne le ha invitado a ver las llamadas de Panadería. Elija una contraseña",
                    "El enlace funciona una sola vez");

            operator.createClient("Owner", "owner@client.test");
            Api owner = Api.of(server).signIn("owner@client.test", Api.PASSWORD);
            owner.patch("/api/auth/me", Map.of("language", "es"));
            owner.post("/api/users", Map.of("email", "colleague@client.test", "role", "viewer"));
            assertMail(
                    mail.read(),
                    "es",
                    "Su panel de llamadas en Häfen & Söhne",
                    "Owner le ha invitado a ver las llamadas de la empresa. Elija una contraseña");

            Api.of(server)
                    .with("Accept-Language", "de")
                    .post("/api/auth/password/forgot", Map.of("email", "owner@client.test"));
            assertMail(
                    mail.read(),
                    "es",
                    "Elija una contraseña nueva en Häfen & Söhne",
                    "Alguien, esperamos que usted, ha pedido una contraseña nueva",
                    "Si no ha sido usted, no tiene que hacer nada.");
        }
    }

    /// A person who is invited by a colleague may not know the agency.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Your call dashboard is ready   | Salon has invited you to see its calls.
            de | Ihr Anruf-Dashboard ist bereit | Salon hat Sie eingeladen, die Anrufe des Unternehmens zu sehen.
            es | Su panel de llamadas está listo | Salon le ha invitado a ver las llamadas de la empresa.
            """)
    void anInvitationNamesTheInvitingBusiness(String language, String subject, String said) throws Exception {
        Api owner = salon("owner-" + language + "@salon.test");
        String colleague = "colleague-" + language + "@salon.test";
        Reply invited = owner.post("/api/users", Map.of("email", colleague, "role", "viewer", "language", language));
        assertMail(mail.read(), language, subject, said);

        Reply again = owner.post("/api/users/" + invited.data().at("/user/id").asString() + "/invitation");
        assertThat(again.data().path("mailed").asBoolean()).isTrue();
        assertMail(
                mail.read(),
                language,
                subject,
                said,
                again.data().path("invitationUrl").asString());
    }

    /// A person who lost the mail can request it again, as others request a new password.
    @Test
    void forgotPasswordResendsAPendingInvitation() throws Exception {
        Api operator = Api.operator(server);
        Api owner = salon("owner-late@salon.test");
        owner.post("/api/users", Map.of("email", "late@salon.test", "role", "member"));
        String first = invitation(mail.next());
        Reply unknown = Api.of(server).post("/api/auth/password/forgot", Map.of("email", "nobody@salon.test"));

        Reply asked = Api.of(server).post("/api/auth/password/forgot", Map.of("email", "Late@salon.test"));

        assertThat(asked.text()).isEqualTo(unknown.text());
        String sent = mail.next();
        assertThat(sent).contains("To: late@salon.test", "Salon has invited you to see its calls.");
        assertThat(accept(first).code()).isEqualTo("invitation-unknown");
        assertThat(accept(invitation(sent)).status()).isEqualTo(200);
        assertThat(owner.get("/api/audit?action=invitation.asked").text()).contains("late@salon.test");

        operator.post("/api/clients", Map.of("name", "Bakery", "email", "owner@bakery.test"));
        mail.next();
        Api.of(server).post("/api/auth/password/forgot", Map.of("email", "owner@bakery.test"));
        assertThat(mail.next()).contains("Your agency has invited you to see the calls of Bakery.");
    }

    private static String invitation(String mail) {
        Matcher link = INVITATION.matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static Reply accept(String token) {
        return Api.of(server)
                .post("/api/auth/invitations/accept", Map.of("token", token, "password", "a whole new password"));
    }

    /// A user who forgot the password gets the link by mail, where nobody else sees it.
    @Test
    void ownersCreateNoResetLinksIfMailIsConfigured() throws Exception {
        Api owner = salon("owner-user@salon.test");
        Api user = owner.newUser("user@salon.test", "viewer");
        assertThat(mail.next()).contains("To: user@salon.test");
        Reply refused = owner.post("/api/users/" + user.me().path("id").asString() + "/reset-link");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("mail-set-up");
    }

    @Test
    void aResetMailUsesTheBrowserLanguageByDefault() throws Exception {
        Api.operator(server).createClient("Neu", "neu@client.test");
        Api.of(server)
                .with("Accept-Language", "de-CH")
                .post("/api/auth/password/forgot", Map.of("email", "neu@client.test"));
        assertMail(mail.read(), "de", "Neues Passwort wählen", "Jemand, hoffentlich Sie", "Uhr UTC");
    }

    /// Checks both bodies. The second is HTML.
    private static void assertMail(MimeMessage mail, String language, String subject, String... said)
            throws MessagingException, IOException {
        assertThat(mail.getSubject()).startsWith(subject);
        var bodies = new ArrayList<String>();
        collect(mail, bodies);
        assertThat(bodies).hasSize(2);
        assertThat(bodies.getFirst()).contains(said);
        assertThat(HtmlUtils.htmlUnescape(bodies.getLast()))
                .contains(said)
                .contains("<html lang=\"" + language + "\">");
    }

    private static void collect(Part part, List<String> bodies) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), bodies);
            }
        } else {
            bodies.add(part.getContent().toString());
        }
    }

    @Test
    void theOperatorGetsTheLinkIfTheMailServerIsDown() throws IOException {
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
