package com.aivors.platform.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the environment into [Settings] and reports all wrong settings at once.
public final class SettingsReader {

    private static final int SECRET_KEY_LENGTH = 32;

    private final Map<String, String> environment;
    private final List<String> wrong = new ArrayList<>();

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /// @throws SettingsException with one line for each wrong setting
    public static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }

    private Settings read() {
        var settings = new Settings(
                parse("PORT", "5000", this::port, 5000),
                parse("AIVORS_DATA", "./data", this::directory, Path.of("data")),
                text("DATABASE_URL") == null ? null : parse("DATABASE_URL", "", DatabaseAddress::parse, null),
                parse("AIVORS_OPERATOR_EMAIL", "operator@localhost", this::email, ""),
                password(),
                secrets("N8N_WEBHOOK_SECRET", 8),
                secrets("RETELL_API_KEY", 8),
                parse("RETELL_BASE_URL", "https://api.retellai.com", this::webAddress, URI.create("")),
                parse("AIVORS_AGENT_CLAIMS", "open", this::claims, Settings.AgentClaims.OPEN),
                parse("AIVORS_SIGNUP", "closed", this::signUp, false),
                text("SMTP_URL") == null ? null : parse("SMTP_URL", "", this::mailServer, null),
                parse("AIVORS_PUBLIC_URL", "http://localhost:" + or("PORT", "5000"), this::webAddress, URI.create("")),
                text("AIVORS_AGENCY_NAME") == null ? null : parse("AIVORS_AGENCY_NAME", "", this::name, null),
                secretKey("AIVORS_SECRET_KEY"),
                secretKey("AIVORS_SECRET_KEY_PREVIOUS"),
                parse("AIVORS_CALL_TIMEOUT_HOURS", "6", this::hours, Duration.ofHours(6)));
        if (settings.secretKey() != null && settings.secretKey().equals(settings.previousSecretKey())) {
            wrong.add(
                    "AIVORS_SECRET_KEY_PREVIOUS: is the same as AIVORS_SECRET_KEY; give the key that was used before");
        }
        if (!wrong.isEmpty()) {
            throw new SettingsException(wrong);
        }
        return settings;
    }

    private @Nullable String text(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private String or(String name, String standard) {
        String value = text(name);
        return value == null ? standard : value;
    }

    private <T extends @Nullable Object> T parse(String name, String standard, Function<String, T> parser, T fallback) {
        try {
            return parser.apply(or(name, standard));
        } catch (IllegalArgumentException e) {
            wrong.add(name + ": " + e.getMessage());
            return fallback;
        }
    }

    private String name(String value) {
        if (value.length() > 100 || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be a name of at most 100 characters");
        }
        return value;
    }

    private int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("must be a number from 0 to 65535, is \"" + value + "\"");
        }
        return Integer.parseInt(value);
    }

    private Duration hours(String value) {
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 720) {
            throw new IllegalArgumentException("must be a whole number from 1 to 720, is \"" + value + "\"");
        }
        return Duration.ofHours(Integer.parseInt(value));
    }

    private Path directory(String value) {
        try {
            Path path = Path.of(value).toAbsolutePath().normalize();
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new IllegalArgumentException("must be a directory, and " + path + " is not");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path: \"" + value + "\"", e);
        }
    }

    private String email(String value) {
        if (!value.matches("[^@\\s]+@[^@\\s]+") || value.length() > 254) {
            throw new IllegalArgumentException("must be an e-mail address, is \"" + value + "\"");
        }
        return value;
    }

    private @Nullable String password() {
        String value = text("AIVORS_OPERATOR_PASSWORD");
        if (value != null && value.length() < 10) {
            wrong.add("AIVORS_OPERATOR_PASSWORD: must have at least 10 characters");
        }
        return value;
    }

    private List<String> secrets(String name, int shortest) {
        String value = text(name);
        if (value == null) {
            return List.of();
        }
        List<String> all =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (all.size() > 2) {
            wrong.add(name + ": at most two may be active, found " + all.size());
        }
        if (all.stream().anyMatch(secret -> secret.length() < shortest)) {
            wrong.add(name + ": each needs at least " + shortest + " characters");
        }
        return all;
    }

    private URI webAddress(String value) {
        URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "must be an address like https://calls.example.com, is \"" + value + "\"");
        }
        return uri;
    }

    private Settings.AgentClaims claims(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "open" -> Settings.AgentClaims.OPEN;
            case "approval" -> Settings.AgentClaims.APPROVAL;
            case "verified" -> Settings.AgentClaims.VERIFIED;
            default -> throw new IllegalArgumentException("must be open, approval or verified, is \"" + value + "\"");
        };
    }

    private boolean signUp(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new IllegalArgumentException("must be open or closed, is \"" + value + "\"");
        };
    }

    private URI mailServer(String value) {
        URI uri = URI.create(value);
        if (!List.of("smtp", "smtps").contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("must look like smtp://user:password@host:587");
        }
        return uri;
    }

    private @Nullable String secretKey(String name) {
        String value = text(name);
        if (value != null && value.length() < SECRET_KEY_LENGTH) {
            wrong.add(name + ": must have at least " + SECRET_KEY_LENGTH + " characters");
        }
        return value;
    }
}
