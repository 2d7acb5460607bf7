package com.aivors.operator.client;

import com.aivors.call.CallDetail;
import com.aivors.call.CallDisclosure;
import com.aivors.call.list.CallPage;
import com.aivors.call.list.CallQuery;
import com.aivors.call.list.Calls;
import com.aivors.call.list.FreshRecordings;
import com.aivors.call.list.SeenFields;
import com.aivors.client.KnownClient;
import com.aivors.eventlog.CallRemoval;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.database.SlowReads;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Shows a client's calls to the operator, with the client's rights. The audit log records it.
@RestController
@RequestMapping("/api/clients/{id}/calls")
@Tag(name = "Clients")
class ClientCallController {

    private static final String TEST = "test_";

    private final Database database;
    private final SlowReads slowReads;
    private final ClientViews views;
    private final CallRemoval removal;
    private final Audit audit;
    private final InstantSource clock;
    private final FreshRecordings recordings;

    ClientCallController(
            Database database,
            SlowReads slowReads,
            ClientViews views,
            CallRemoval removal,
            Audit audit,
            InstantSource clock,
            FreshRecordings recordings) {
        this.database = database;
        this.slowReads = slowReads;
        this.views = views;
        this.removal = removal;
        this.audit = audit;
        this.clock = clock;
        this.recordings = recordings;
    }

    record Removed(String callId) {}

    @GetMapping
    @Operation(summary = "A client's calls, newest first; the audit log remembers who looked")
    ApiResponse<CallPage> list(SignedIn who, @PathVariable UUID id, CallQuery query) {
        record(who, id);
        Function<JdbcClient, CallPage> page = sql -> query.page(sql, id, CallDisclosure.EVERYTHING);
        return ApiResponse.of(query.isSearch() ? slowReads.asClient(id, page) : database.asClient(id, page));
    }

    @GetMapping("/fields")
    @Operation(summary = "Names of the custom analysis fields of the client's newest calls")
    ApiResponse<SeenFields> fields(@PathVariable UUID id) {
        database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, id);
            return id;
        });
        return ApiResponse.of(database.asClient(id, sql -> SeenFields.of(sql, id)));
    }

    @GetMapping("/{callId}")
    @Operation(summary = "One of a client's calls; the audit log remembers who looked")
    ApiResponse<CallDetail> detail(SignedIn who, @PathVariable UUID id, @PathVariable String callId) {
        record(who, id);
        CallDetail detail = database.asClient(
                        id,
                        sql -> Calls.detail(
                                sql, id, CallDisclosure.EVERYTHING, RetellId.trimmed(callId), clock.instant()))
                .orElseThrow(Problem::notFound);
        return ApiResponse.of(recordings.refresh(id, detail));
    }

    private void record(SignedIn who, UUID id) {
        if (!views.record(who, id)) {
            throw Problem.notFound();
        }
    }

    @DeleteMapping("/{callId}")
    @Operation(summary = "Remove a test call (an ID that starts with test_) with all that was said about it")
    ApiResponse<Removed> remove(SignedIn who, @PathVariable UUID id, @PathVariable String callId) {
        String call = RetellId.trimmed(callId);
        if (!removal.isKnown(id, call)) {
            throw Problem.notFound();
        }
        if (!call.startsWith(TEST)) {
            throw ProblemType.NOT_A_TEST_CALL.problem();
        }
        if (!removal.remove(id, call)) {
            throw Problem.notFound();
        }
        database.as(Role.OPERATOR, sql -> {
            audit.record(sql, who, "call.removed", id, call);
            return call;
        });
        return ApiResponse.of("Removed", new Removed(call));
    }
}
