package com.aivors.platform.http;

import com.aivors.platform.settings.Settings;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes answers outside of servlets: for handlers before the servlets, and for requests that the
/// server refuses.
@Component
public final class CoreAnswers {

    private final JsonMapper json;
    private final SafeHeaders safe;

    CoreAnswers(JsonMapper json, Settings settings) {
        this.json = json;
        this.safe = new SafeHeaders(settings.https());
    }

    /// Sets the headers of every answer; filters may add more.
    void guard(HttpFields.Mutable headers) {
        safe.set(headers::put);
    }

    public void write(Response response, ApiResponse<?> answer, Callback callback) {
        response.setStatus(200);
        write(response, MediaType.APPLICATION_JSON_VALUE, json.writeValueAsBytes(answer), callback);
    }

    public void write(Response response, Problem problem, Callback callback) {
        response.setStatus(problem.status().value());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        Integer seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            headers.put(HttpHeader.RETRY_AFTER, seconds.toString());
        }
        byte[] body = json.writeValueAsBytes(ProblemBody.of(problem));
        write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, body, callback);
    }

    private void write(Response response, String type, byte[] body, Callback callback) {
        guard(response.getHeaders()); // an error clears the headers
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
