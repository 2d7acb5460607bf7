package com.aivors.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A user of the service over HTTP, at first anonymous.
///
/// Immutable; `as`, `withCookie` and `with` return another one.
public final class Api {

    public static final String PASSWORD = "a long enough password";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final List<String> headers;

    private Api(URI address, List<String> headers) {
        this.address = address;
        this.headers = headers;
    }

    public static Api of(TestServer server) {
        return of(server.address());
    }

    /// Returns a user of a service that runs elsewhere.
    public static Api of(URI address) {
        return new Api(address, List.of());
    }

    /// Returns a user who is signed in as the first operator.
    public static Api operator(TestServer server) {
        return of(server).signIn(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD);
    }

    /// Returns the same user on another node.
    public Api at(TestServer server) {
        return new Api(server.address(), headers);
    }

    /// Returns the same user with one more header.
    public Api with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.add(name);
        all.add(value);
        return new Api(address, List.copyOf(all));
    }

    public Api bearer(String token) {
        return new Api(address, List.of("Authorization", "Bearer " + token));
    }

    public Api cookie(String token) {
        return new Api(address, List.of("Cookie", "access_token=" + token));
    }

    /// @return a user of the same service with the token of this sign-in
    public Api signIn(String email, String password) {
        return bearer(token(email, password));
    }

    /// @return the token of a new sign-in
    public String token(String email, String password) {
        Reply reply = new Api(address, List.of()).post("/api/auth/login", Map.of("email", email, "password", password));
        if (reply.status() != 200) {
            throw new AssertionError("sign-in of " + email + " answered " + reply.status() + ": " + reply.text());
        }
        return reply.data().path("token").asString();
    }

    /// As operator: creates a client that may sign in with [#PASSWORD].
    public UUID createClient(String name, String email) {
        Reply reply = post("/api/clients", Map.of("name", name, "email", email, "password", PASSWORD));
        if (reply.status() / 100 != 2) {
            throw new AssertionError("creating " + name + " answered " + reply.status() + ": " + reply.text());
        }
        return UUID.fromString(reply.data().path("client").path("id").asString());
    }

    /// As operator: creates a client and returns it signed in.
    public Api newClient(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replaceAll("\\W+", "-") + "@client.test";
        createClient(name, email);
        return signIn(email, PASSWORD);
    }

    /// As a client's owner: creates a user of the client and returns it signed in.
    ///
    /// @param role owner, member or viewer
    public Api newUser(String email, String role) {
        Reply invited = post("/api/users", Map.of("email", email, "role", role));
        if (invited.status() != 201) {
            throw new AssertionError("inviting " + email + " answered " + invited.status() + ": " + invited.text());
        }
        String url = invited.data().path("invitationUrl").asString();
        String token = url.substring(url.lastIndexOf('/') + 1);
        post("/api/auth/invitations/accept", Map.of("token", token, "password", PASSWORD));
        return signIn(email, PASSWORD);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path) {
        return send("POST", path, null);
    }

    /// @param body a value for Jackson, or finished JSON as a String or bytes
    public Reply post(String path, Object body) {
        return send("POST", path, body);
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply delete(String path, Object body) {
        return send("DELETE", path, body);
    }

    public Reply send(String method, String path, @Nullable Object body) {
        return send(method, path, body, PATIENCE);
    }

    /// @param patience the maximum time for the response
    public Reply send(String method, String path, @Nullable Object body, Duration patience) {
        return new Reply(exchange(request(method, path, body).timeout(patience).build(), BodyHandlers.ofString()));
    }

    /// Opens an endless response, such as an event stream.
    public InputStream open(String path) {
        return exchange(request("GET", path, null).build(), BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest.Builder request(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(
                    method,
                    switch (body) {
                        case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
                        case String text -> BodyPublishers.ofString(text);
                        default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
                    });
            if (!headers.contains("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> reader) {
        try {
            return CLIENT.send(request, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Returns the document of the signed-in user.
    public JsonNode me() {
        return get("/api/auth/me").data();
    }
}
