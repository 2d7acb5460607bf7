package com.aivors.identity;

import com.aivors.platform.settings.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// Writes mails to people in their language: an invitation, a link to a new password.
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

    /// Without a mail server links are handed on by whoever makes them.
    public boolean goesOut() {
        return mail.isSetUp();
    }

    /// The page that a token opens.
    public String link(OneTimeLinks.Purpose purpose, String token) {
        return publicUrl
                + switch (purpose) {
                    case INVITATION -> "/invitation/";
                    case PASSWORD_RESET -> "/reset-password/";
                }
                + token;
    }

    /// @param language of the reader; English when it is not known
    /// @param business whose calls they are; null where the letter need not say
    /// @return whether a mail server took it; false where none is set
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

    /// The invitation of somebody whom a business, not its agency, lets see its calls.
    ///
    /// @param language of the reader; English when it is not known
    /// @return whether a mail server took it; false where none is set
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

    /// The names in the text are an operator's or a visitor's: they are shown as text.
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
