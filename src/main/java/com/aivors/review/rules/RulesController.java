package com.aivors.review.rules;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// A client's rules that flag calls automatically.
@RestController
@RequestMapping("/api/settings/review-rules")
@Tag(name = "Settings")
class RulesController {

    private final Database database;
    private final Audit audit;

    RulesController(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The body of a change: fields that are not sent stay. Describes it in the API document.
    record RulesPatch(
            @Nullable Boolean negativeSentiment,
            @Nullable Boolean failed,
            @Nullable List<String> missedGoals,
            @Nullable List<String> phrases) {}

    @GetMapping
    @Operation(summary = "Which calls are flagged by themselves")
    ApiResponse<ReviewRules> get(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(database.asClient(clientId, sql -> RulesRows.of(sql, clientId)));
    }

    @PatchMapping
    @Operation(
            summary = "Change what is named; holds for calls that change from now on",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RulesPatch.class))))
    ApiResponse<ReviewRules> change(SignedIn caller, @RequestBody JsonNode change) {
        UUID clientId = caller.client();
        return ApiResponse.of("Saved", database.asClient(clientId, sql -> {
            ReviewRules before = RulesRows.of(sql, clientId);
            ReviewRules after = RulesReading.changed(change, before);
            if (!after.equals(before)) {
                RulesRows.write(sql, clientId, after);
                audit.record(sql, caller, "settings.changed", clientId, clientId.toString());
            }
            return after;
        }));
    }
}
