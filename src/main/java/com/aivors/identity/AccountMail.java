package com.aivors.identity;

import com.aivors.platform.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Writes mails in the language of their readers: invitations and links to a new password.
@Component
public final class AccountMail {

    private final Mail mail;
    private final String publicUrl;
    private final @Nullable String agency;

    AccountMail(Mail mail, Settings settings) {
        this.mail = mail;
        this.publicUrl = settings.publicUrl().toString();
        this.agency = settings.agencyName();
    }

    /// Returns whether a mail server is configured. Without one, the person who creates a link
    /// hands it over.
    public boolean goesOut() {
        return mail.isSetUp();
    }

    /// Returns the address of the page for a token.
    public String link(OneTimeLinks.Purpose purpose, String token) {
        return publicUrl
                + switch (purpose) {
                    case INVITATION -> "/invitation/";
                    case PASSWORD_RESET -> "/reset-password/";
                }
                + token;
    }

    /// @param language of the reader; English when null
    /// @param business the client whose calls the reader will see; null when the mail need not name
    ///     it
    /// @return whether a mail server accepted the mail; false when none is configured
    public boolean send(
            OneTimeLinks.Purpose purpose,
            String to,
            @Nullable Language language,
            @Nullable String business,
            String link,
            Instant expiresAt) {
        MailTexts texts = texts(language);
        String opening = switch (purpose) {
            case INVITATION ->
                texts.text(
                        "invitation.opening",
                        Map.of(
                                "agency",
                                agency == null ? texts.text("your-agency") : agency,
                                "business",
                                business == null ? texts.text("your-agents") : business));
            case PASSWORD_RESET ->
                agency == null
                        ? texts.text("password-reset.opening")
                        : texts.text("password-reset.opening.agency", Map.of("agency", agency));
        };
        return letter(texts, purpose, to, opening, link, expiresAt);
    }

    /// Sends the invitation to a person whom a client, not the agency, invited.
    ///
    /// @param language of the reader; English when null
    /// @return whether a mail server accepted the mail; false when none is configured
    public boolean inviteFor(String business, String to, @Nullable Language language, String link, Instant expiresAt) {
        MailTexts texts = texts(language);
        String opening = texts.text("invitation.opening.business", Map.of("business", business));
        return letter(texts, OneTimeLinks.Purpose.INVITATION, to, opening, link, expiresAt);
    }

    private static MailTexts texts(@Nullable Language language) {
        return new MailTexts(Objects.requireNonNullElse(language, Language.ENGLISH));
    }

    private boolean letter(
            MailTexts texts, OneTimeLinks.Purpose purpose, String to, String opening, String link, Instant expiresAt) {
        String subject = agency == null
                ? texts.text(purpose.text() + ".subject")
                : texts.text(purpose.text() + ".subject.agency", Map.of("agency", agency));
        String until = texts.text("link.until", Map.of("time", texts.time(expiresAt)));
        String closing = switch (purpose) {
            case INVITATION -> until;
            case PASSWORD_RESET -> until + " " + texts.text("password-reset.ignore");
        };
        return send(texts.language(), to, subject, opening, link, closing);
    }

    /// Escapes the names in the text, because operators and visitors choose them.
    private boolean send(Language language, String to, String subject, String opening, String link, String closing) {
        String safe = HtmlUtils.htmlEscape(link);
        String text = opening + "\n\n" + link + "\n\n" + closing + "\n";
        String html = """
                <!doctype html>
                <html lang="%s"><body style="font-family:sans-serif;line-height:1.5">
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p>%s</p>
                </body></html>
                """.formatted(language.code(), HtmlUtils.htmlEscape(opening), safe, safe, closing);
        return mail.send(to, subject, text, html);
    }
}
