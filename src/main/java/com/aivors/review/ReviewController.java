package com.aivors.review;

import com.aivors.call.CallIds;
import com.aivors.call.CallKey;
import com.aivors.call.CallReview;
import com.aivors.client.settings.Disclosure;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Flags, assignments and tags of a client's own calls.
@RestController
@RequestMapping("/api")
@Tag(name = "Review")
class ReviewController {

    private static final int MOST_CALLS = 200;

    private final Database database;
    private final Reviews reviews;
    private final ReviewRows rows;

    ReviewController(Database database, Reviews reviews, ReviewRows rows) {
        this.database = database;
        this.reviews = reviews;
        this.rows = rows;
    }

    /// The body of a change. Fields that are not sent stay unchanged.
    ///
    /// @param assigneeId a user of this client; null unassigns
    /// @param tags the complete new set
    record ReviewPatch(
            @Nullable Boolean flagged,
            @Nullable Boolean done,
            @Nullable UUID assigneeId,
            @Nullable List<String> tags) {}

    /// The same change for several calls: all of them change or none.
    record ReviewOfSeveral(
            List<String> callIds,
            @Nullable Boolean flagged,
            @Nullable Boolean done,
            @Nullable UUID assigneeId,
            @Nullable List<String> addTags,
            @Nullable List<String> removeTags) {}

    record Reviewed(int calls) {}

    record History(List<ReviewRows.Change> changes) {}

    record UsedTags(List<ReviewRows.UsedTag> tags) {}

    @PatchMapping("/calls/{callId}/review")
    @Operation(
            summary = "Flag, assign, tag a call or mark it done; what is absent stays",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReviewPatch.class))))
    ApiResponse<CallReview> change(SignedIn caller, @PathVariable String callId, @RequestBody JsonNode change) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        // An unknown call is a 404, whatever the body says.
        if (!database.asClient(call.clientId(), sql -> rows.knows(sql, call))) {
            throw Problem.notFound();
        }
        var wanted = ReviewChange.ofOne(change);
        return ApiResponse.of(
                "Saved",
                reviews.change(caller, Set.of(call.callId()), wanted).getOrDefault(call.callId(), CallReview.NONE));
    }

    @PostMapping("/calls/review")
    @Operation(
            summary = "The same for up to 200 calls: all of them change, or none",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ReviewOfSeveral.class))))
    ApiResponse<Reviewed> changeSeveral(SignedIn caller, @RequestBody JsonNode change) {
        var wanted = ReviewChange.ofSeveral(change);
        Set<String> calls = CallIds.of(change, MOST_CALLS);
        reviews.change(caller, calls, wanted);
        return ApiResponse.of("Saved", new Reviewed(calls.size()));
    }

    @GetMapping("/calls/{callId}/review/history")
    @Operation(summary = "Who changed the review of a call, the newest change first")
    ApiResponse<History> history(SignedIn caller, @PathVariable String callId) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        return ApiResponse.of(new History(database.asClient(call.clientId(), sql -> {
            if (!rows.knows(sql, call)) {
                throw Problem.notFound();
            }
            boolean words = Disclosure.of(sql, call.clientId()).transcripts();
            return rows.history(sql, call).stream()
                    .map(change -> words ? change : change.withoutPhrase())
                    .toList();
        })));
    }

    @GetMapping("/tags")
    @Operation(summary = "The tags of this client's calls, the most used first")
    ApiResponse<UsedTags> tags(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(new UsedTags(database.asClient(clientId, sql -> rows.usedTags(sql, clientId))));
    }
}
