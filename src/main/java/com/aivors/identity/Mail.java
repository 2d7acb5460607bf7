package com.aivors.identity;

import com.aivors.platform.settings.Settings;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/// Sends mail through the server in `SMTP_URL`. `smtp://` uses TLS when the server offers it and
/// requires TLS before it sends a password; `smtps://` uses TLS from the start. The sender is
/// `?from=`, otherwise the operator's address.
@Component
final class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private static final String TIMEOUT_MILLIS = "10000";

    private final @Nullable JavaMailSenderImpl sender;
    private final String from;

    Mail(Settings settings) {
        URI smtp = settings.smtp();
        this.sender = smtp == null ? null : sender(smtp);
        String query = smtp == null ? null : smtp.getQuery();
        this.from = query != null && query.startsWith("from=") ? query.substring(5) : settings.operatorEmail();
    }

    boolean isSetUp() {
        return sender != null;
    }

    /// @return whether the server accepted the mail
    boolean send(String to, String subject, String text, String html) {
        if (sender == null) {
            return false;
        }
        try {
            var message = sender.createMimeMessage();
            var helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(from);
            helper.setTo(to);
            helper.setSubject(subject);
            helper.setText(text, html);
            sender.send(message);
            return true;
        } catch (MailException | MessagingException e) {
            // The messages of mail servers contain the recipient, so only the type is logged.
            LOG.warn(
                    "Mail could not be sent by {}: {}",
                    sender.getHost(),
                    NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName());
            return false;
        }
    }

    private static JavaMailSenderImpl sender(URI smtp) {
        var sender = new JavaMailSenderImpl();
        String protocol = smtp.getScheme();
        sender.setProtocol(protocol);
        sender.setHost(smtp.getHost());
        sender.setPort(smtp.getPort());
        sender.setDefaultEncoding("UTF-8");
        var properties = new Properties();
        String user = smtp.getRawUserInfo();
        if (user != null) {
            String[] parts = user.split(":", 2);
            sender.setUsername(decoded(parts[0]));
            sender.setPassword(parts.length == 2 ? decoded(parts[1]) : "");
            properties.setProperty("mail." + protocol + ".auth", "true");
        }
        boolean local = smtp.getHost().equals("localhost") || smtp.getHost().equals("127.0.0.1");
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(user != null && !local));
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".writetimeout", TIMEOUT_MILLIS);
        sender.setJavaMailProperties(properties);
        return sender;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
