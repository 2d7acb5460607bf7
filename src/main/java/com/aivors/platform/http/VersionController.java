package com.aivors.platform.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells the version of the running service. Only signed-in people see it, because the version
/// reveals which published vulnerabilities apply.
@RestController
@Tag(name = "Service")
class VersionController {

    private final String version;

    /// @param build absent when an IDE compiled the classes without Maven
    VersionController(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        this.version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    record Version(String version) {}

    @GetMapping("/api/version")
    @Operation(summary = "The version of this Aivors")
    ApiResponse<Version> version() {
        return ApiResponse.of(new Version(version));
    }
}
