package com.aivors.identity;

import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The SQL of `installation`: a check value of the secret key that the database was set up with.
/// Detects a node with another key, which could read no stored secret and would refuse the sessions
/// of other nodes. Also changes the database over to a new key.
@Component
public final class Installation implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private static final String REMEMBER = """
            insert into installation (secret_key_check, created_at) values (:check, :now) on conflict do nothing
            """;

    private static final String RECALL = "select secret_key_check from installation";

    /// Makes two nodes that start with a new key at the same time take turns.
    private static final String HOLD = RECALL + " for update";

    private static final String REPLACE = "update installation set secret_key_check = :check";

    private final Database database;
    private final SecretKeys keys;
    private final Sessions sessions;
    private final Audit audit;
    private final Settings settings;
    private final InstantSource clock;

    Installation(
            Database database,
            SecretKeys keys,
            Sessions sessions,
            Audit audit,
            Settings settings,
            InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /// @throws SettingsException when neither the key nor the previous key matches the database
    @Override
    public void afterPropertiesSet() {
        byte[] known = database.as(Role.ACCOUNTS, db -> {
            db.sql(REMEMBER)
                    .param("check", check(keys))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return recall(db, RECALL);
        });
        if (!isOf(keys, known) && !isOf(keys.previous(), known)) {
            throw SecretKeys.unknown();
        }
    }

    /// Changes over to the current key in one transaction, when the previous key is given. Repeats
    /// this at every start until the settings no longer contain the previous key, because a node
    /// that still ran with it may have sealed secrets since.
    ///
    /// @param reseal seals all secrets of the previous key with the current key; returns their
    ///     number
    public void takeOverKey(IntSupplier reseal) {
        if (keys.previous() == null) {
            return;
        }
        database.as(Role.ACCOUNTS, db -> {
            boolean known = isOf(keys, recall(db, HOLD));
            int resealed = database.switchedTo(Role.OPERATOR, _ -> reseal.getAsInt());
            return database.as(Role.ACCOUNTS, _ -> {
                if (!known) {
                    db.sql(REPLACE).param("check", check(keys)).update();
                    // The old tokens were signed with the previous key, which others may know.
                    sessions.revokeAll(db, clock.instant());
                    audit.record(db, null, "system", "secret-key.replaced", null, null);
                }
                LOG.info("Changed over to the new secret key and resealed {} stored secrets", resealed);
                return resealed;
            });
        });
        SecretKeys.forgetPrevious(settings);
    }

    private static byte[] recall(JdbcClient db, String query) {
        return db.sql(query).query(byte[].class).single();
    }

    private static boolean isOf(@Nullable SecretKeys keys, byte[] known) {
        return keys != null && MessageDigest.isEqual(check(keys), known);
    }

    private static byte[] check(SecretKeys keys) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.derive("secret key check"));
            return mac.doFinal("aivors".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
