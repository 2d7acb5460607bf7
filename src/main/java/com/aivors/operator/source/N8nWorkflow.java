package com.aivors.operator.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.io.JsonStringEncoder;

/// The workflow `n8n/retell-to-aivors.json`, which the build puts into the jar.
final class N8nWorkflow {

    private static final String FILE = "/n8n/retell-to-aivors.json";

    /// The text in the file that the public URL replaces.
    private static final String PLACEHOLDER = "https://YOUR-AIVORS";

    private N8nWorkflow() {}

    /// @param publicUrl without a trailing slash
    static String forAddress(String publicUrl) {
        try (InputStream file = N8nWorkflow.class.getResourceAsStream(FILE)) {
            String workflow = new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
            return workflow.replace(
                    PLACEHOLDER, new String(JsonStringEncoder.getInstance().quoteAsCharArray(publicUrl)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
