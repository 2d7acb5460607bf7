package com.aivors.identity;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.time.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// Creates the first operator, who invites all other users.
@Component
final class FirstOperator implements InitializingBean {

    private final Settings settings;
    private final Database database;
    private final Users users;
    private final Passwords passwords;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    FirstOperator(
            Settings settings,
            Database database,
            Users users,
            Passwords passwords,
            Audit audit,
            Ids ids,
            InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Runs before the first request is served.
    @Override
    public void afterPropertiesSet() {
        if (database.as(Role.ACCOUNTS, users::firstOperator).isPresent()) {
            return;
        }
        String given = settings.operatorPassword();
        // Writes the password before it takes effect: after a crash in between, an operator with an
        // unknown password would remain.
        String hash = passwords.hash(given == null ? generatedOrNew() : given).orElseThrow();
        String email = Emails.normal(settings.operatorEmail());
        database.as(Role.ACCOUNTS, db -> {
            var operator = new Account(ids.next(), null, SignedIn.Role.OPERATOR, email, hash, null, false, false);
            // Several nodes may start at once; the first one creates the operator.
            if (users.add(db, operator, clock.instant())) {
                audit.record(
                        db,
                        null,
                        "system",
                        "operator.created",
                        null,
                        operator.userId().toString());
            }
            return true;
        });
    }

    /// Returns the file that contains the generated password.
    Path file() {
        return settings.data().resolve("secrets").resolve("operator-password");
    }

    /// @return the generated password, while it is still the operator's password
    @Nullable
    String generatedPassword(Account operator) {
        String kept = kept();
        return kept != null && passwords.matches(kept, operator.passwordHash()).orElse(false) ? kept : null;
    }

    private String generatedOrNew() {
        String kept = kept();
        if (kept != null) {
            return kept;
        }
        String fresh = SecretKeys.generate().replaceAll("[-_]", "x").substring(0, 20);
        Path file = file();
        try {
            Files.createDirectories(file.getParent());
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, fresh + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's password cannot be written to " + file, e);
        }
    }

    private @Nullable String kept() {
        try {
            String text = Files.exists(file()) ? Files.readString(file()).strip() : "";
            return text.length() < Passwords.SHORTEST ? null : text;
        } catch (IOException e) {
            throw new UncheckedIOException("The operator's password cannot be read from " + file(), e);
        }
    }
}
