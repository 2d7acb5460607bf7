package com.aivors.platform.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.HttpStatus;

/// Answers requests that Jetty itself refuses, such as malformed HTTP, like any other problem.
final class ServerErrors extends ErrorHandler {

    private final CoreAnswers answers;

    ServerErrors(CoreAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object failure = request.getAttribute(ERROR_EXCEPTION);
        int status = failure instanceof HttpException refused ? refused.getCode() : response.getStatus();
        // Jetty closes the connection but does not always announce it. The sender must not use it again.
        response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
        answers.write(response, ErrorAnswers.of(HttpStatus.resolve(status)), callback);
        return true;
    }
}
