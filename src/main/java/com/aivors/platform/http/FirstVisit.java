package com.aivors.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Opens the first page before the first visitor does. Loading and setting up the servlets takes a
/// tenth of a second, and class loading pins virtual threads to their processors, so all requests
/// would wait.
@Component
final class FirstVisit implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        // The start does not wait for this thread.
        Thread.ofPlatform()
                .daemon()
                .name("first-visit")
                .start(() -> visit(URI.create("http://localhost:" + port + "/")));
    }

    private static void visit(URI page) {
        try {
            URLConnection connection = page.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestProperty("Connection", "close");
            try (var content = connection.getInputStream()) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // If the service listens in another way, the first visitor waits instead.
            LOG.debug("The first page did not open", e);
        }
    }
}
