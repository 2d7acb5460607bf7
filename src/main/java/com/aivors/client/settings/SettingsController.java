package com.aivors.client.settings;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A client's own settings.
@RestController
@RequestMapping("/api/settings")
@Tag(name = "Settings")
class SettingsController {

    private final SettingsChanges settings;
    private final Database database;

    SettingsController(SettingsChanges settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    @GetMapping
    @Operation(summary = "Time zone, opening hours, currency, goals and field roles")
    ApiResponse<ClientSettings> get(SignedIn caller) {
        return ApiResponse.of(settings.of(caller.client()));
    }

    @GetMapping("/disclosure")
    @Operation(summary = "What the client's agency shows it of its calls; only the agency can change it")
    ApiResponse<DisclosureView> disclosure(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(DisclosureView.of(database.asClient(clientId, sql -> Disclosure.of(sql, clientId))));
    }

    @PatchMapping
    @Operation(
            summary =
                    "Change what is named; opening hours of null take them away, goals and field roles replace them all",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SettingsPatch.class))))
    ApiResponse<ClientSettings> change(SignedIn caller, @RequestBody JsonNode change) {
        return ApiResponse.of("Saved", settings.change(caller, caller.client(), change));
    }
}
