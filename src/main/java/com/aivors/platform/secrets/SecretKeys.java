package com.aivors.platform.secrets;

import com.aivors.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Every key of the installation, derived by HKDF (RFC 5869) from one secret:
/// `AIVORS_SECRET_KEY`, or the one generated into the data directory. Nodes that share a
/// database share that secret.
public final class SecretKeys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] root;

    private SecretKeys(byte[] root) {
        this.root = root;
    }

    public static SecretKeys of(Settings settings) {
        String given = settings.secretKey();
        return given != null ? of(given) : new SecretKeys(inDirectory(settings.data()));
    }

    static SecretKeys of(String secret) {
        return new SecretKeys(secret.getBytes(StandardCharsets.UTF_8));
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

    /// A password for a machine, derived for `purpose`.
    public String password(String purpose) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(derive(purpose).getEncoded());
    }

    /// A fresh random secret, 192 bits, safe in URLs and headers.
    public static String generate() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] inDirectory(Path data) {
        Path file = data.resolve("secrets").resolve("secret.key");
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                write(file, generate() + generate());
            }
            return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + file + " cannot be read or written", e);
        }
    }

    /// Readable by its owner alone, whole or not at all.
    private static void write(Path file, String secret) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "secret", ".tmp");
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, secret);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another start was quicker: its secret counts.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
