package com.aivors.client;

import com.aivors.platform.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// What is written to people: an invitation, a way to a new password.
@Component
final class Letters {

    private final Mail mail;
    private final String publicUrl;

    Letters(Mail mail, Settings settings) {
        this.mail = mail;
        this.publicUrl = settings.publicUrl().toString();
    }

    /// Whether letters reach anybody; without a mail server links are handed on by the operator.
    boolean goOut() {
        return mail.isSetUp();
    }

    /// The page that a token opens.
    String link(OneTimeLinks.Purpose purpose, String token) {
        return publicUrl
                + switch (purpose) {
                    case INVITATION -> "/invitation/";
                    case PASSWORD_RESET -> "/reset-password/";
                }
                + token;
    }

    /// @return whether a mail server took it; false where none is set
    boolean send(OneTimeLinks.Purpose purpose, String to, String link) {
        return switch (purpose) {
            case INVITATION ->
                send(
                        to,
                        "Your call dashboard is ready",
                        "You have been invited to see the calls of your voice agents. Choose a password to begin:",
                        link,
                        "The link works once, within seven days.");
            case PASSWORD_RESET ->
                send(
                        to,
                        "Choose a new password",
                        "Somebody, hopefully you, asked for a new password. Choose it here:",
                        link,
                        "The link works once, within an hour. If it was not you, there is nothing to do.");
        };
    }

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
                """.formatted(opening, safe, safe, closing);
        return mail.send(to, subject, text, html);
    }
}
