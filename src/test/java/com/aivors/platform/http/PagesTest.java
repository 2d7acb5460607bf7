package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class PagesTest {

    private final Pages.PageOrFile resolver = new Pages.PageOrFile();

    @TempDir
    Path files;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(files.resolve("index.html"), "the page");
        Files.writeString(files.resolve("favicon.svg"), "the icon");
    }

    private @Nullable String served(String path) throws IOException {
        Resource found = resolver.getResource(path, new FileSystemResource(files + "/"));
        return found == null ? null : found.getFilename();
    }

    @Test
    void filesAreServedAndOtherRoutesReturnTheIndexPage() throws IOException {
        assertThat(served("favicon.svg")).isEqualTo("favicon.svg");
        assertThat(served("calls/call_1")).isEqualTo("index.html");
        assertThat(served("invitation/abc")).isEqualTo("index.html");
    }

    @Test
    void apiMissingAssetAndHiddenPathsReturnNoPage() throws IOException {
        assertThat(served("api/unknown")).isNull();
        assertThat(served("actuator/env")).isNull();
        assertThat(served("assets/gone-1a2b3c.js")).isNull();
        assertThat(served(".git/config")).isNull();
        assertThat(served(".well-known/security.txt")).isNull();
        assertThat(served("x/.env")).isNull();
    }
}
