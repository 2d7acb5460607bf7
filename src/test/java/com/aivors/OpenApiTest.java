package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.database.TestDatabase;
import com.aivors.testing.Service;
import com.aivors.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.AotDetector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks that the checked-in OpenAPI document matches the code. A changed route then shows in the
/// diff, and the front end's types need no running server. `make openapi` writes the document.
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("openapi.json");

    @Test
    void theCheckedInDocumentMatchesTheCode() throws IOException, InterruptedException {
        String fromCode = documentOfTheCode();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(CHECKED_IN, fromCode);
        }
        assertThat(Files.readString(CHECKED_IN))
                .as("run `make openapi` and commit openapi.json")
                .isEqualTo(fromCode);
    }

    /// The packaged service does not scan for its beans, because the build has listed them.
    @Test
    void theServiceWithListedBeansServesTheSameDocument(@TempDir Path home) throws IOException, InterruptedException {
        try (var service = new Service(home, Map.of("DATABASE_URL", TestDatabase.url(TestDatabase.fresh())))) {
            service.start();
            assertThat(document(service.address())).isEqualTo(Files.readString(CHECKED_IN));
        }
    }

    /// Returns the document of a service that scans for its beans, started with `java -jar`.
    private static String documentOfTheCode() throws IOException, InterruptedException {
        @Nullable String listed = System.getProperty(AotDetector.AOT_ENABLED);
        System.clearProperty(AotDetector.AOT_ENABLED);
        try (var server = TestServer.start()) {
            return document(server.address());
        } finally {
            if (listed != null) {
                System.setProperty(AotDetector.AOT_ENABLED, listed);
            }
        }
    }

    private static String document(URI server) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(server.resolve("/api/openapi.json")).build();
            byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
            var json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();
            JsonNode document = json.readTree(body);
            // The URL of this run is irrelevant.
            ((ObjectNode) document).remove("servers");
            Object sorted = json.treeToValue(document, Object.class);
            return json.writeValueAsString(sorted) + "\n";
        }
    }
}
