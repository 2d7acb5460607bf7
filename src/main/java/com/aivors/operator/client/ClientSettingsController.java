package com.aivors.operator.client;

import com.aivors.client.KnownClient;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsChanges;
import com.aivors.client.settings.SettingsPatch;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Lets the operator read and change a client's settings.
@RestController
@RequestMapping("/api/clients/{id}/settings")
@Tag(name = "Clients")
class ClientSettingsController {

    private final Database database;
    private final SettingsChanges settings;

    ClientSettingsController(Database database, SettingsChanges settings) {
        this.database = database;
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "A client's time zone, opening hours, currency, goals and field roles")
    ApiResponse<ClientSettings> get(@PathVariable UUID id) {
        requireClient(id);
        return ApiResponse.of(settings.of(id));
    }

    @PatchMapping
    @Operation(
            summary =
                    "Change what is named; opening hours of null take them away, goals and field roles replace them all",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SettingsPatch.class))))
    ApiResponse<ClientSettings> change(SignedIn who, @PathVariable UUID id, @RequestBody JsonNode change) {
        requireClient(id);
        return ApiResponse.of("Saved", settings.change(who, id, change));
    }

    private void requireClient(UUID id) {
        database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return id;
        });
    }
}
