package com.aivors.completeness;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells whether we have all of Retell's calls.
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
                })
                .orElseThrow(Problem::notFound));
    }

    @GetMapping("/api/calls/completeness")
    @Operation(summary = "How many of Retell's calls of the last seven days are here")
    ApiResponse<OwnCompleteness> own(SignedIn caller) {
        UUID id = caller.client();
        boolean keyed = Workspace.anyOf(Workspace.all(sources), id);
        return ApiResponse.of(database.asClient(id, sql -> {
            Database.readAsOfOneMoment(sql);
            return OwnCompleteness.of(sql, id, keyed, clock.instant());
        }));
    }
}
