package com.aivors.completeness;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether every call of Retell's is here.
@RestController
@Tag(name = "Completeness")
class CompletenessController {

    private final Database database;
    private final Sources sources;
    private final InstantSource clock;

    CompletenessController(Database database, Sources sources, InstantSource clock) {
        this.database = database;
        this.sources = sources;
        this.clock = clock;
    }

    /// The last seven days of the client's time zone.
    ///
    /// @param checked false: nobody has compared yet, or there is no key to do it with
    @Schema(name = "OwnCompleteness")
    record OwnCompleteness(
            boolean checked,
            long retell,
            long here,
            long missing,
            @Nullable Instant checkedAt) {}

    @GetMapping("/api/completeness")
    @Operation(
            summary = "Retell's calls beside ours, per client and day, with each difference and its reason",
            description = "Clients by their names: all, a page, those that q finds, or those that lack a call.")
    ApiResponse<CompletenessList> all(@ParameterObject CompletenessQuery query) {
        CompletenessQuery.Checked checked = query.checked();
        List<Workspace> workspaces = Workspace.all(sources);
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> {
            Database.readAsOfOneMoment(sql);
            return CompletenessList.page(sql, checked, workspaces, clock.instant());
        }));
    }

    @GetMapping("/api/calls/completeness")
    @Operation(summary = "How many of Retell's calls of the last seven days are here")
    ApiResponse<OwnCompleteness> own(SignedIn caller) {
        UUID id = caller.client();
        boolean keyed = Workspace.anyOf(Workspace.all(sources), id);
        return ApiResponse.of(database.asClient(id, sql -> {
            Database.readAsOfOneMoment(sql);
            var reads = new CompletenessReads(sql, CheckedPeriod.STANDARD, clock.instant());
            long retell = reads.calls(List.of(id)).getOrDefault(id, 0L);
            long missing = reads.missing(List.of(id)).getOrDefault(id, 0L);
            Instant checkedAt = keyed ? reads.checkedAt(List.of(id)).get(id) : null;
            return new OwnCompleteness(checkedAt != null, retell, retell - missing, missing, checkedAt);
        }));
    }
}
