package com.aivors.operator.client;

import com.aivors.client.settings.DisclosureChanges;
import com.aivors.client.settings.DisclosureView;
import com.aivors.platform.access.SignedIn;
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

/// Lets the operator choose the parts of its calls that a client sees.
@RestController
@RequestMapping("/api/clients/{id}/disclosure")
@Tag(name = "Clients")
class ClientDisclosureController {

    private final DisclosureChanges disclosures;

    ClientDisclosureController(DisclosureChanges disclosures) {
        this.disclosures = disclosures;
    }

    @GetMapping
    @Operation(summary = "What a client sees of its calls: cost, recordings, transcripts, numbers")
    ApiResponse<DisclosureView> get(@PathVariable UUID id) {
        return ApiResponse.of(DisclosureView.of(disclosures.of(id)));
    }

    @PatchMapping
    @Operation(
            summary = "Show or hide cost, recordings and transcripts, show or mask numbers; what is absent stays."
                    + " Holds at once for every answer, export and live event of the client",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = DisclosureView.Patch.class))))
    ApiResponse<DisclosureView> change(SignedIn who, @PathVariable UUID id, @RequestBody JsonNode change) {
        return ApiResponse.of("Saved", DisclosureView.of(disclosures.change(who, id, change)));
    }
}
