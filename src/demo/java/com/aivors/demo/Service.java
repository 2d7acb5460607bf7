package com.aivors.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the service. The demo uses the same API as real users.
final class Service {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;
    private final String n8nSecret;

    Service(URI address, String n8nSecret) {
        this.address = address;
        this.n8nSecret = n8nSecret;
    }

    URI address() {
        return address;
    }

    record Reply(int status, JsonNode json) {

        boolean succeeded() {
            return status / 100 == 2;
        }
    }

    /// Sends a webhook as n8n does. Tries again while the service is busy.
    ///
    /// @throws IOException when the service does not respond
    Reply webhook(byte[] body) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Reply reply = send("POST", "/api/n8n/retell-webhook", body, List.of("x-n8n-webhook-secret", n8nSecret));
            if (reply.status() != 503 || attempt == TRIES) {
                return reply;
            }
            Thread.sleep(500);
        }
    }

    Reply post(String path, Map<String, ?> body, List<String> headers) throws IOException, InterruptedException {
        return send("POST", path, JSON.writeValueAsBytes(body), headers);
    }

    Reply put(String path, Map<String, ?> body, List<String> headers) throws IOException, InterruptedException {
        return send("PUT", path, JSON.writeValueAsBytes(body), headers);
    }

    Reply patch(String path, Map<String, ?> body, List<String> headers) throws IOException, InterruptedException {
        return send("PATCH", path, JSON.writeValueAsBytes(body), headers);
    }

    /// @return the body, whatever the status is
    byte[] get(String path, List<String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        return http.send(with(headers, request).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /// @return the header of the signed-in user
    List<String> signIn(Agency.SignIn who) throws IOException, InterruptedException {
        Reply reply = post("/api/auth/login", Map.of("email", who.email(), "password", who.password()), List.of());
        if (!reply.succeeded()) {
            throw new IOException(who.email() + " cannot sign in: "
                    + reply.json().path("message").asString(""));
        }
        return List.of(
                "Authorization",
                "Bearer " + reply.json().path("data").path("token").asString());
    }

    private Reply send(String method, String path, byte[] body, List<String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body));
        HttpResponse<byte[]> response = http.send(with(headers, request).build(), BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }

    private static HttpRequest.Builder with(List<String> headers, HttpRequest.Builder request) {
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request;
    }
}
