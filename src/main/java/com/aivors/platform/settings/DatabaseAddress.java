package com.aivors.platform.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// The address of a PostgreSQL server and the login to it.
public record DatabaseAddress(String host, int port, String name, String user, String password, String query) {

    private static final String SHAPE = "must look like postgres://user:password@host:5432/database";

    /// @throws IllegalArgumentException with the expected form; never contains the address itself,
    ///     because it includes a password
    public static DatabaseAddress parse(String value) {
        URI uri;
        try {
            uri = new URI(value);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(SHAPE, e);
        }
        String userInfo = uri.getRawUserInfo();
        String path = uri.getRawPath();
        if (!("postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme()))
                || uri.getHost() == null
                || userInfo == null
                || path == null
                || path.length() < 2) {
            throw new IllegalArgumentException(SHAPE);
        }
        int colon = userInfo.indexOf(':');
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decoded(path.substring(1)),
                decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)),
                colon < 0 ? "" : decoded(userInfo.substring(colon + 1)),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s%s".formatted(host, port, encoded(name), query.isEmpty() ? "" : "?" + query);
    }

    public DatabaseAddress withUser(String otherUser, String otherPassword) {
        return new DatabaseAddress(host, port, name, otherUser, otherPassword, query);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return java.net.URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /// Omits the password, because this may appear in a log.
    @Override
    public String toString() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + name;
    }
}
