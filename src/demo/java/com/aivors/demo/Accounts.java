package com.aivors.demo;

import com.aivors.demo.Agency.Agent;
import com.aivors.demo.Agency.Business;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Creates the clients' accounts and connects their agents, through the API of operators and
/// clients.
final class Accounts {

    private final Service service;

    Accounts(Service service) {
        this.service = service;
    }

    /// Creates what is missing. Keeps existing accounts.
    void open(Agency agency) throws IOException, InterruptedException {
        List<String> operator = service.signIn(agency.operator());
        for (Business business : agency.clients()) {
            var signIn = Objects.requireNonNull(business.signIn());
            Service.Reply created = service.post(
                    "/api/clients",
                    Map.of(
                            "name",
                            business.name(),
                            "email",
                            signIn.email(),
                            "phoneNumber",
                            business.phoneNumber(),
                            "password",
                            signIn.password()),
                    operator);
            if (!created.succeeded() && created.status() != 409) {
                throw refused(business.name(), created);
            }
            List<String> client = service.signIn(signIn);
            if (created.succeeded()) {
                set(business, client);
                String id = created.json().at("/data/client/id").asString("");
                plan(business, id, operator);
            }
            for (String agentId :
                    business.agents().stream().map(Agent::id).distinct().toList()) {
                Service.Reply connected = service.post("/api/retell/connect-agent", Map.of("agentId", agentId), client);
                if (!connected.succeeded()) {
                    throw refused(agentId, connected);
                }
            }
        }
    }

    /// Saves the settings of a business. Its time zone is that of this machine, because the demo's
    /// calls follow its clock.
    private void set(Business business, List<String> client) throws IOException, InterruptedException {
        var settings = new HashMap<>(business.settings());
        settings.put("timezone", ZoneId.systemDefault().getId());
        Service.Reply set = service.patch("/api/settings", settings, client);
        if (!set.succeeded()) {
            throw refused("the settings of " + business.name(), set);
        }
    }

    private void plan(Business business, String clientId, List<String> operator)
            throws IOException, InterruptedException {
        Service.Reply put = service.put("/api/clients/" + clientId + "/plan", business.plan(), operator);
        if (!put.succeeded()) {
            throw refused("the plan of " + business.name(), put);
        }
    }

    private static IOException refused(String what, Service.Reply reply) {
        return new IOException("%s was refused with %d: %s"
                .formatted(what, reply.status(), reply.json().path("message").asString("")));
    }
}
