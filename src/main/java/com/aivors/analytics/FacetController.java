package com.aivors.analytics;

import com.aivors.call.list.CallFacets;
import com.aivors.call.list.CallQuery;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Returns the counts for the choices of filters.
@RestController
@Tag(name = "Calls")
class FacetController {

    private final SlowReads slowReads;

    FacetController(SlowReads slowReads) {
        this.slowReads = slowReads;
    }

    @Operation(summary = "How many calls each choice of a filter would show, under the other filters")
    @GetMapping("/api/calls/facets")
    ApiResponse<Facets> facets(SignedIn caller, CallQuery query) {
        UUID clientId = caller.client();
        return ApiResponse.of(
                slowReads.asClient(clientId, sql -> Facets.read(sql, clientId, query.given(), CallFacets.MOST_WALKED)));
    }
}
