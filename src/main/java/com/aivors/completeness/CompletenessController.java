package com.aivors.completeness;

import com.aivors.completeness.CompletenessReads.Period;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.QueryParameters;
import com.aivors.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Whether every call of Retell's is here.
@RestController
@Tag(name = "Completeness")
class CompletenessController {

    /// Clients with something to compare: they have or had an agent.
    private static final String CLIENTS = """
            select c.client_id, c.name from client c
             where (:client::uuid is null and c.client_id in (select l.client_id from agent_link l))
                or c.client_id = :client
             order by lower(c.name), c.client_id
            """;

    private final Database database;
    private final Sources sources;
    private final InstantSource clock;

    CompletenessController(Database database, Sources sources, InstantSource clock) {
        this.database = database;
        this.sources = sources;
        this.clock = clock;
    }

    /// @param keyed whether there is any Retell key; without one nothing is checked
    record CompletenessList(boolean keyed, List<Completeness> clients) {}

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

    private record Named(UUID id, String name) {}

    @GetMapping("/api/completeness")
    @Operation(summary = "Retell's calls beside ours, per client and day, with each difference and its reason")
    ApiResponse<CompletenessList> all(
            @RequestParam(name = "clientId", required = false) @Nullable String clientId,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        UUID client = QueryParameters.id("clientId", clientId, "client");
        Period period = Period.parse(from, to);
        List<Workspace> workspaces = Workspace.all(sources);
        Instant now = clock.instant();
        return ApiResponse.of(database.as(Role.OPERATOR, sql -> {
            List<Named> clients = sql.sql(CLIENTS)
                    .param("client", client, Types.OTHER)
                    .query((row, _) -> new Named(row.getObject("client_id", UUID.class), row.getString("name")))
                    .list();
            if (client != null && clients.isEmpty()) {
                throw Problem.notFound();
            }
            return new CompletenessList(
                    !workspaces.isEmpty(),
                    clients.stream()
                            .map(one -> CompletenessReads.of(
                                    sql, one.id(), one.name(), isKeyed(workspaces, one.id()), period, now))
                            .toList());
        }));
    }

    @GetMapping("/api/calls/completeness")
    @Operation(summary = "How many of Retell's calls of the last seven days are here")
    ApiResponse<OwnCompleteness> own(SignedIn caller) {
        UUID id = caller.client();
        boolean keyed = isKeyed(Workspace.all(sources), id);
        Completeness all = database.asClient(
                id, sql -> CompletenessReads.of(sql, id, "", keyed, new Period(null, null), clock.instant()));
        boolean checked = keyed && all.checkedAt() != null;
        return ApiResponse.of(new OwnCompleteness(
                checked, all.retell(), all.here(), all.missing(), checked ? all.checkedAt() : null));
    }

    private static boolean isKeyed(List<Workspace> workspaces, UUID clientId) {
        return workspaces.stream()
                .map(workspace -> workspace.source().clientId())
                .anyMatch(bound -> bound == null || bound.equals(clientId));
    }
}
