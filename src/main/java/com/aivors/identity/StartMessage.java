package com.aivors.identity;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints the service's address and the first sign-in for the person who started it. Does not use
/// the log, which may be kept elsewhere and must contain no password.
@Component
final class StartMessage {

    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final Settings settings;
    private final Database database;
    private final Users users;
    private final FirstOperator firstOperator;

    StartMessage(Settings settings, Database database, Users users, FirstOperator firstOperator) {
        this.settings = settings;
        this.database = database;
        this.users = users;
        this.firstOperator = firstOperator;
    }

    /// Runs in its own thread: checking whether the generated password is still valid takes one
    /// hash, and the first request must not wait for it.
    @EventListener(ApplicationReadyEvent.class)
    void print() {
        Thread.ofPlatform().name("start-message").start(() -> {
            try {
                System.out.print(text());
                System.out.flush();
            } catch (RuntimeException e) {
                LOG.warn("The service is running, but its sign-in could not be printed: {}", e.getMessage());
            }
        });
    }

    String text() {
        Account operator = database.as(Role.ACCOUNTS, users::firstOperator).orElseThrow();
        return """

                Aivors is running on %1$s
                  Sign in:     %1$s/sign-in
                  E-mail:      %2$s
                  Password:    %3$s
                  n8n secret:  shown under Sources, once signed in

                """.formatted(settings.publicUrl(), operator.email(), password(operator));
    }

    private String password(Account operator) {
        String generated = firstOperator.generatedPassword(operator);
        if (generated != null) {
            return generated + "  (generated; kept in " + firstOperator.file() + " until you change it)";
        }
        return settings.operatorPassword() == null ? "your password" : "your password (AIVORS_OPERATOR_PASSWORD)";
    }
}
