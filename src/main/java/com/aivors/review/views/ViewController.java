package com.aivors.review.views;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Saved views of the list of calls.
@RestController
@RequestMapping("/api/views")
@Tag(name = "Views")
class ViewController {

    private final SavedViews views;

    ViewController(SavedViews views) {
        this.views = views;
    }

    record Views(List<SavedView> views) {}

    /// @param query the query string of the list
    record ViewPatch(
            @Nullable String name,
            @Nullable String query,
            @Nullable List<String> columns,
            @Nullable Boolean shared) {}

    @GetMapping
    @Operation(summary = "One's own views and the shared ones, by name")
    ApiResponse<Views> list(SignedIn caller) {
        return ApiResponse.of(new Views(views.list(caller)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Save a view of the list; the name is needed",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ViewPatch.class))))
    ApiResponse<SavedView> add(SignedIn caller, @RequestBody JsonNode view) {
        return ApiResponse.of("Saved", views.add(caller, ViewChange.of(view)));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change one's own view, or as an owner a shared one; what is absent stays",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ViewPatch.class))))
    ApiResponse<SavedView> change(SignedIn caller, @PathVariable UUID id, @RequestBody JsonNode change) {
        views.changeable(caller, id);
        return ApiResponse.of("Saved", views.change(caller, id, ViewChange.of(change)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Remove one's own view, or as an owner a shared one")
    ApiResponse<@Nullable Void> remove(SignedIn caller, @PathVariable UUID id) {
        views.remove(caller, id);
        return ApiResponse.done("Removed");
    }
}
