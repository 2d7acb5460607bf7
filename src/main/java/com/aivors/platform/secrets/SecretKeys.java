package com.aivors.platform.secrets;

import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys of the installation, derived by HKDF (RFC 5869) from one secret: `AIVORS_SECRET_KEY`,
/// or the one generated into the data directory. Nodes that share a database share that secret.
/// While it is being replaced, the previous secret is available too.
public final class SecretKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] root;
    private final @Nullable SecretKeys previous;

    private SecretKeys(String secret, @Nullable String previous) {
        this.root = secret.getBytes(StandardCharsets.UTF_8);
        this.previous = previous == null ? null : new SecretKeys(previous, null);
    }

    public static SecretKeys of(Settings settings) {
        String given = settings.secretKey();
        String before = settings.previousSecretKey();
        var file = new KeyFile(settings.data());
        if (given != null) {
            return new SecretKeys(given, before);
        }
        return new SecretKeys(file.read(), before == null ? file.previous() : before);
    }

    /// Generates a new key into the data directory; it takes effect at the next start.
    ///
    /// @throws SettingsException when no generated key is in use
    public static void replaceGenerated(Settings settings) {
        var file = new KeyFile(settings.data());
        if (settings.secretKey() != null) {
            throw new SettingsException(List.of("AIVORS_SECRET_KEY: is set, so it is replaced in the settings: give the"
                    + " new key there and the old one as AIVORS_SECRET_KEY_PREVIOUS"));
        }
        if (!file.exists()) {
            throw new SettingsException(List.of("AIVORS_DATA: no secret key has been generated there yet"));
        }
        file.replace();
    }

    /// Deletes the previous key. Call it when nothing needs that key any more.
    public static void forgetPrevious(Settings settings) {
        new KeyFile(settings.data()).forgetPrevious();
    }

    /// @return the keys derived from the previous secret; null unless the secret is being replaced
    public @Nullable SecretKeys previous() {
        return previous;
    }

    /// @param purpose names the use; different purposes give independent keys
    public SecretKey derive(String purpose) {
        try {
            byte[] key = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(root)
                            .addSalt("aivors".getBytes(StandardCharsets.UTF_8))
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF-SHA256", e);
        }
    }

    /// Returns a password for a machine, derived for `purpose`.
    public String password(String purpose) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(derive(purpose).getEncoded());
    }

    /// Returns the password and, while the secret is being replaced, the previous one after it.
    public List<String> passwords(String purpose) {
        return Stream.concat(
                        Stream.of(password(purpose)),
                        Stream.ofNullable(previous).map(old -> old.password(purpose)))
                .toList();
    }

    /// Returns the exception for a database that was set up with an unknown key.
    public static SettingsException unknown() {
        return new SettingsException(List.of("AIVORS_SECRET_KEY: this database was set up with another secret key;"
                + " start with that one (without the setting it is the file secrets/secret.key in AIVORS_DATA),"
                + " or name it as AIVORS_SECRET_KEY_PREVIOUS to replace it"));
    }

    /// Returns a new random secret of 192 bits that is safe in URLs and headers.
    public static String generate() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
