package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Audit log")
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping("/api/audit")
    @Operation(summary = "What was done, newest first: all of it for the operator, for a client what concerns it")
    ApiResponse<AuditPage> list(SignedIn caller, @ParameterObject AuditQuery query) {
        return ApiResponse.of(log.read(caller, query.checked(caller)));
    }
}
