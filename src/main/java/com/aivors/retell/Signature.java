package com.aivors.retell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Retell's webhook signature, `x-retell-signature: v=<unix ms>,d=<hex>` with `d =
/// HMAC-SHA256(api key, raw body + decimal v)`. Source: `webhook_auth` of the official
/// TypeScript SDK 5.66.1.
public final class Signature {

    public static final String HEADER = "x-retell-signature";

    /// The allowed clock difference in both directions, inclusive.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// Stricter than the SDK, which accepts any number of digits. Body and time are joined without
    /// a separator, so digits could move from one to the other.
    private static final Pattern FORM = Pattern.compile("v=([0-9]{13}),d=([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

    private Signature() {}

    /// Checks the header alone, without hashing a body.
    ///
    /// @return Malformed or Expired; Valid when only the key remains to be checked
    public static SignatureCheck checkHead(@Nullable String header, Instant now) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        return form.matches() ? clock(form, now) : new SignatureCheck.Malformed();
    }

    public static SignatureCheck verify(@Nullable String header, byte[] rawBody, String apiKey, Instant now) {
        Matcher form = FORM.matcher(header == null ? "" : header);
        if (!form.matches()) {
            return new SignatureCheck.Malformed();
        }
        byte[] claimed = HexFormat.of().parseHex(form.group(2));
        if (apiKey.isEmpty() || !MessageDigest.isEqual(digest(rawBody, apiKey, form.group(1)), claimed)) {
            return new SignatureCheck.Mismatch();
        }
        // Checked last, so that a wrong clock is reported only to a sender with the right key.
        return clock(form, now);
    }

    private static SignatureCheck clock(Matcher form, Instant now) {
        Instant signedAt = Instant.ofEpochMilli(Long.parseLong(form.group(1)));
        Duration difference = Duration.ofMillis(now.toEpochMilli() - signedAt.toEpochMilli());
        return difference.abs().compareTo(TOLERANCE) > 0
                ? new SignatureCheck.Expired(difference)
                : new SignatureCheck.Valid(signedAt);
    }

    /// Returns the header that Retell would send. For tests and the demo.
    public static String sign(byte[] rawBody, String apiKey, Instant now) {
        String millis = Long.toString(now.toEpochMilli());
        return "v=" + millis + ",d=" + HexFormat.of().formatHex(digest(rawBody, apiKey, millis));
    }

    private static byte[] digest(byte[] rawBody, String apiKey, String millis) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(apiKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(rawBody);
            return mac.doFinal(millis.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
