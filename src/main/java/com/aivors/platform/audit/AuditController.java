package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit log")
class AuditController {

    private static final int LARGEST_PAGE = 200;

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/audit")
    @Operation(summary = "What was done, newest first: all of it for the operator, for a client what concerns it")
    Answer<AuditPage> list(
            SignedIn caller,
            @RequestParam(name = "limit", defaultValue = "50") int limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "clientId", required = false) @Nullable String clientId) {
        if (limit < 1) {
            throw Problem.invalid("limit", "Must be a number from 1 to " + LARGEST_PAGE + ".");
        }
        return Answer.of(
                log.read(caller, AuditCursor.parse(cursor), Math.min(limit, LARGEST_PAGE), client(caller, clientId)));
    }

    /// A client sees its own entries, whatever it asks for.
    private static @Nullable UUID client(SignedIn caller, @Nullable String clientId) {
        if (clientId == null || clientId.isBlank() || caller.clientId() != null) {
            return null;
        }
        try {
            return UUID.fromString(clientId);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("clientId", "Must be the id of a client.");
        }
    }
}
