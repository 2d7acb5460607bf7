package com.aivors.testing;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A response of the service.
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

    /// Returns the data of a success.
    public JsonNode data() {
        return json().path("data");
    }

    /// Returns the stable code of a problem.
    public String code() {
        return json().path("code").asString("");
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }
}
