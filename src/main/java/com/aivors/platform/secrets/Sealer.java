package com.aivors.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/// Encrypts secrets that must be readable again (AES-256-GCM, with the random 96-bit nonce in
/// front). Also opens secrets that were sealed with the previous key, if that key is given.
public final class Sealer {

    private static final String PURPOSE = "sealed secrets";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final @Nullable SecretKey previous;

    public Sealer(SecretKeys keys) {
        this.key = keys.derive(PURPOSE);
        SecretKeys before = keys.previous();
        this.previous = before == null ? null : before.derive(PURPOSE);
    }

    /// @param context the owner of the secret; opening it with another context fails
    public byte[] seal(String secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be sealed", e);
        }
    }

    /// @throws IllegalStateException when it was sealed with another key or for another context
    public String open(byte[] sealed, String context) {
        return opened(sealed, context, key)
                .or(() -> previous == null ? Optional.empty() : opened(sealed, context, previous))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "a stored secret was sealed with another key: is AIVORS_SECRET_KEY or the secrets folder changed?"));
    }

    /// @return the secret sealed with the current key; empty when it already is
    public Optional<byte[]> reseal(byte[] sealed, String context) {
        return opened(sealed, context, key).isPresent()
                ? Optional.empty()
                : Optional.of(seal(open(sealed, context), context));
    }

    private static Optional<String> opened(byte[] sealed, String context, SecretKey key) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            byte[] open = cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(open, StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret could not be opened", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
