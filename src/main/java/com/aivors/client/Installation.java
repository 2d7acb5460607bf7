package com.aivors.client;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.SettingsException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/// The SQL of `installation`: notices a node that runs with another secret key than the database
/// was set up with, which could read no stored secret and would refuse every session of the others.
@Component
final class Installation implements InitializingBean {

    private static final String REMEMBER = """
            insert into installation (secret_key_check, created_at) values (:check, :now) on conflict do nothing
            """;

    private static final String RECALL = "select secret_key_check from installation";

    private final Database database;
    private final SecretKeys keys;
    private final InstantSource clock;

    Installation(Database database, SecretKeys keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /// @throws SettingsException when the key is another one
    @Override
    public void afterPropertiesSet() {
        byte[] check = check(keys.derive("secret key check"));
        byte[] known = database.as(Role.ACCOUNTS, db -> {
            db.sql(REMEMBER)
                    .param("check", check)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return db.sql(RECALL).query(byte[].class).single();
        });
        if (!MessageDigest.isEqual(check, known)) {
            throw new SettingsException(
                    List.of("AIVORS_SECRET_KEY: this database was set up with another secret key; start with that one"
                            + " (without the setting it is the file secrets/secret.key in AIVORS_DATA)"));
        }
    }

    private static byte[] check(SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal("aivors".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }
}
