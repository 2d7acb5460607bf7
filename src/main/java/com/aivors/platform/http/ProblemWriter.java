package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers problems outside of controllers: in filters, in security, in servlets.
@Component
public final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /// Does nothing when the answer has already begun.
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(ProblemBody.of(problem));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Integer seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, seconds);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
