package com.aivors.call.list;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides whether a recording can still be fetched. Retell's signed links expire after a day and
/// contain that time (S3: `X-Amz-Date` + `X-Amz-Expires`, CloudFront and older S3: `Expires`).
final class RecordingLink {

    private static final Pattern SIGNED_AT = Pattern.compile("(?i)[?&]X-Amz-Date=(\\d{8}T\\d{6})Z");
    private static final Pattern LASTS = Pattern.compile("(?i)[?&]X-Amz-Expires=(\\d{1,7})(?:&|$)");
    private static final Pattern ENDS = Pattern.compile("(?i)[?&]Expires=(\\d{10})(?:&|$)");
    private static final DateTimeFormatter BASIC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    /// The host of recordings in demo calls. Nobody owns a `.example` domain; the service has the
    /// files.
    private static final String DEMO = "https://recordings.demo.aivors.example/";

    private static final Pattern DEMO_FILE = Pattern.compile(Pattern.quote(DEMO) + "([a-z0-9-]+\\.mp3)");

    private RecordingLink() {}

    /// Returns the URL for the browser: the link itself, or a path of this service for a demo
    /// recording.
    static String playable(String url) {
        Matcher file = DEMO_FILE.matcher(url);
        return file.matches() ? "/demo/recordings/" + file.group(1) : url;
    }

    /// Accepts https links only. Retell's links are https, and the content security policy of the
    /// pages blocks all others.
    static boolean isUsable(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean hasExpired(String url, Instant now) {
        Instant end = end(url);
        return end != null && end.isBefore(now);
    }

    private static @Nullable Instant end(String url) {
        Matcher ends = ENDS.matcher(url);
        if (ends.find()) {
            return Instant.ofEpochSecond(Long.parseLong(ends.group(1)));
        }
        Matcher signed = SIGNED_AT.matcher(url);
        Matcher lasts = LASTS.matcher(url);
        if (!signed.find() || !lasts.find()) {
            return null;
        }
        try {
            return LocalDateTime.parse(signed.group(1), BASIC)
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds(Long.parseLong(lasts.group(1)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
