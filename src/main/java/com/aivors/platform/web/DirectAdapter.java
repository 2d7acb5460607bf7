package com.aivors.platform.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Between Tomcat's connector and its servlets: answers [DirectRoute]s itself and leaves all others
/// to them. What the servlets hold for each request that is under way, and they begin with 40 kB, is
/// not there for these.
final class DirectAdapter implements Adapter {

    private static final Logger LOG = LoggerFactory.getLogger(DirectAdapter.class);

    /// Longer than any answer takes.
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    private final Adapter servlets;
    private final List<DirectRoute> routes;
    private final JsonMapper json;
    private final SafeHeaders headers;
    private final AtomicInteger underWay = new AtomicInteger();

    DirectAdapter(Adapter servlets, List<DirectRoute> routes, JsonMapper json, SafeHeaders headers) {
        this.servlets = servlets;
        this.routes = routes;
        this.json = json;
        this.headers = headers;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        DirectRoute route = route(request);
        // What the connector has found wrong, a length below zero say, the servlets report and do not serve.
        if (route == null || response.isError()) {
            servlets.service(request, response);
            return;
        }
        underWay.incrementAndGet();
        try {
            answer(route, request, response);
        } finally {
            underWay.decrementAndGet();
        }
    }

    private @Nullable DirectRoute route(Request request) {
        if ("POST".equals(request.getMethod())) {
            for (DirectRoute route : routes) {
                if (request.requestURI().equals(route.path())
                        || request.requestURI().equals(route.path() + "/")) {
                    return route;
                }
            }
        }
        return null;
    }

    private void answer(DirectRoute route, Request request, Response response) {
        try {
            write(response, MediaType.APPLICATION_JSON_VALUE, route.handler().apply(new DirectRequest(request)));
        } catch (RuntimeException e) {
            write(response, Failures.problem(e));
        }
    }

    private void write(Response response, Problem problem) {
        response.setStatus(problem.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Integer seconds = problem.retryAfterSeconds();
        if (seconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        if (problem.status() == HttpStatus.CONTENT_TOO_LARGE) {
            // As the servlets do: it is not read only to be thrown away.
            response.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
        write(response, MediaType.APPLICATION_PROBLEM_JSON_VALUE, ProblemBody.of(problem));
    }

    private void write(Response response, String type, Object said) {
        byte[] body = json.writeValueAsBytes(said);
        headers.set(response::setHeader);
        response.setContentTypeNoCharset(type);
        response.setContentLength(body.length);
        try {
            response.doWrite(ByteBuffer.wrap(body));
        } catch (IOException e) {
            LOG.debug("The sender is gone", e);
        }
        // Before the rest of a body that nobody wanted is waited for.
        response.action(ActionCode.CLOSE, null);
    }

    /// Waits for the answers that are under way; nothing new comes in by now.
    void finish() throws InterruptedException {
        long until = System.nanoTime() + FAREWELL.toNanos();
        while (underWay.get() > 0 && System.nanoTime() < until) {
            Thread.sleep(10);
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return servlets.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return servlets.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        servlets.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        servlets.checkRecycled(request, response);
    }

    /// Null, so that Tomcat does not enter each new connection for JMX, which nobody reads.
    @Override
    public @Nullable String getDomain() {
        return null;
    }
}
