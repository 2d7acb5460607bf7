package com.aivors.demo;

import com.aivors.demo.Agency.Business;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the typical first requests of operators and clients: the lists of clients and calls, and
/// each call.
final class Visit {

    private static final JsonMapper JSON = new JsonMapper();

    private final Service service;

    Visit(Service service) {
        this.service = service;
    }

    void by(Agency agency) throws IOException, InterruptedException {
        for (String page : List.of("/", "/sign-in", "/actuator/health/readiness", "/actuator/prometheus")) {
            service.get(page, List.of());
        }
        List<String> operator = service.signIn(agency.operator());
        for (String page : List.of("/api/auth/me", "/api/clients", "/api/sources", "/api/deliveries")) {
            service.get(page, operator);
        }
        for (Business business : agency.clients()) {
            List<String> client = service.signIn(Objects.requireNonNull(business.signIn()));
            for (String page : List.of(
                    "/api/retell/agent-status", "/api/analytics/totals?timezone=UTC", "/api/analytics/overview")) {
                service.get(page, client);
            }
            for (JsonNode call : JSON.readTree(service.get("/api/calls", client))
                    .path("data")
                    .path("calls")) {
                service.get("/api/calls/" + call.path("callId").asString(""), client);
            }
        }
    }
}
