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

    /// Whether letters reach anybody; without a mail server links are handed on by the operator.
    boolean goOut() {
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
        Language spoken = Objects.requireNonNullElse(language, Language.ENGLISH);
        var texts = new MailTexts(spoken);
        String kind = purpose.text();
        String until = texts.text("link.until", Map.of("time", texts.time(expiresAt)));
        String subject = agency == null
                ? texts.text(kind + ".subject")
                : texts.text(kind + ".subject.agency", Map.of("agency", agency));
        return switch (purpose) {
            case INVITATION ->
                send(
                        spoken,
                        to,
                        subject,
                        texts.text(
                                "invitation.opening",
                                Map.of(
                                        "agency",
                                        agency == null ? texts.text("your-agency") : agency,
                                        "business",
                                        business == null ? texts.text("your-agents") : business)),
                        link,
                        until);
            case PASSWORD_RESET ->
                send(
                        spoken,
                        to,
                        subject,
                        agency == null
                                ? texts.text("password-reset.opening")
                                : texts.text("password-reset.opening.agency", Map.of("agency", agency)),
                        link,
                        until + " " + texts.text("password-reset.ignore"));
        };
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
