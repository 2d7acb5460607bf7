package com.aivors.testing;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer of the service.
public record Reply(HttpResponse<String> http) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return http.statusCode();
    }

    public String text() {
        return http.body();
    }

    public JsonNode json() {
        return JSON.readTree(http.body());
    }

    /// What a success carries.
    public JsonNode data() {
        return json().path("data");
    }

    /// The stable code of a problem.
    public String code() {
        return json().path("code").asString("");
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }
}
