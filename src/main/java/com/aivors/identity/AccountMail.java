package com.aivors.identity;

import com.aivors.platform.settings.Settings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// What is written to people: an invitation, a way to a new password.
@Component
public final class AccountMail {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

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

    /// @param business whose calls they are; null where the letter need not say
    /// @return whether a mail server took it; false where none is set
    public boolean send(
            OneTimeLinks.Purpose purpose, String to, @Nullable String business, String link, Instant expiresAt) {
        String until = "The link works once, until " + UNTIL.format(expiresAt) + ".";
        return switch (purpose) {
            case INVITATION ->
                send(
                        to,
                        agency == null ? "Your call dashboard is ready" : "Your call dashboard at " + agency,
                        "%s has invited you to see the calls of %s. Choose a password to begin:"
                                .formatted(
                                        agency == null ? "Your agency" : agency,
                                        business == null ? "your voice agents" : business),
                        link,
                        until);
            case PASSWORD_RESET ->
                send(
                        to,
                        agency == null ? "Choose a new password" : "Choose a new password at " + agency,
                        "Somebody, hopefully you, asked for a new password for your call dashboard%s. Choose it here:"
                                .formatted(agency == null ? "" : " at " + agency),
                        link,
                        until + " If it was not you, there is nothing to do.");
        };
    }

    /// The names in the text are an operator's or a visitor's: they are shown as text.
    private boolean send(String to, String subject, String opening, String link, String closing) {
        String safe = HtmlUtils.htmlEscape(link);
        String text = opening + "\n\n" + link + "\n\n" + closing + "\n";
        String html = """
                <!doctype html>
                <html lang="en"><body style="font-family:sans-serif;line-height:1.5">
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p>%s</p>
                </body></html>
                """.formatted(HtmlUtils.htmlEscape(opening), safe, safe, closing);
        return mail.send(to, subject, text, html);
    }
}
