package com.aivors.operator.client;

import com.aivors.client.AccountOutcome;
import com.aivors.client.ChangeClient;
import com.aivors.client.ClientChange;
import com.aivors.client.ClientLinks;
import com.aivors.client.CreateClient;
import com.aivors.client.NewClient;
import com.aivors.client.SuspendClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Manages the clients and their accounts.
@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients")
class ClientController {

    private final CreateClient createClient;
    private final ChangeClient changeClient;
    private final SuspendClient suspendClient;
    private final ClientLinks links;
    private final ClientRemoval removal;
    private final ClientRows rows;

    ClientController(
            CreateClient createClient,
            ChangeClient changeClient,
            SuspendClient suspendClient,
            ClientLinks links,
            ClientRemoval removal,
            ClientRows rows) {
        this.createClient = createClient;
        this.changeClient = changeClient;
        this.suspendClient = suspendClient;
        this.links = links;
        this.removal = removal;
        this.rows = rows;
    }

    /// @param invitationUrl the link to choose a password; null when a password was given
    /// @param expiresAt the time when the link stops working
    /// @param mailed whether the link was also sent by mail
    record CreatedClient(
            ClientRow client,
            @Nullable String invitationUrl,
            @Nullable Instant expiresAt,
            boolean mailed) {}

    record InvitationLink(
            @Nullable String invitationUrl, @Nullable Instant expiresAt, boolean mailed) {}

    record ResetLink(@Nullable String resetUrl, @Nullable Instant expiresAt, boolean mailed) {}

    /// The body of a change: fields that are not sent stay.
    record ClientPatch(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phoneNumber) {}

    @GetMapping
    @Operation(summary = "Clients by their names: all, a page, or those that q finds")
    ApiResponse<ClientList> list(@ParameterObject ClientQuery query) {
        return ApiResponse.of(rows.list(query.checked()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create a client; without a password its owner gets an invitation")
    ApiResponse<CreatedClient> create(SignedIn who, @Valid @RequestBody NewClient wanted) {
        AccountOutcome.Done done = done(createClient.create(who, wanted));
        AccountOutcome.Link link = done.link();
        ClientRow row = row(done.clientId());
        if (link == null) {
            return ApiResponse.of("Client created", new CreatedClient(row, null, null, false));
        }
        return ApiResponse.of(
                link.mailed() ? "Client created and invited by mail" : "Client created; pass on the invitation link",
                new CreatedClient(row, link.url(), link.expiresAt(), link.mailed()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One client")
    ApiResponse<ClientRow> get(@PathVariable UUID id) {
        return ApiResponse.of(row(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change what is named; a phone number of null removes it",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ClientPatch.class))))
    ApiResponse<ClientRow> change(SignedIn who, @PathVariable UUID id, @RequestBody JsonNode change) {
        return ApiResponse.of(
                "Saved",
                row(done(changeClient.change(who, id, ClientChange.of(change))).clientId()));
    }

    @PostMapping("/{id}/suspend")
    @Operation(summary = "Keep a client out; its sessions end, its calls are kept")
    ApiResponse<ClientRow> suspend(SignedIn who, @PathVariable UUID id) {
        return ApiResponse.of(
                "Client suspended", row(done(suspendClient.suspend(who, id)).clientId()));
    }

    @PostMapping("/{id}/resume")
    @Operation(summary = "Let a suspended client in again")
    ApiResponse<ClientRow> resume(SignedIn who, @PathVariable UUID id) {
        return ApiResponse.of(
                "Client resumed", row(done(suspendClient.resume(who, id)).clientId()));
    }

    @PostMapping("/{id}/invitation")
    @Operation(summary = "A fresh invitation; the one before stops working")
    ApiResponse<InvitationLink> invite(SignedIn who, @PathVariable UUID id) {
        AccountOutcome.Link link = link(links.invite(who, id));
        return ApiResponse.of(
                link.mailed() ? "Invitation sent by mail" : "Pass on the invitation link",
                new InvitationLink(link.url(), link.expiresAt(), link.mailed()));
    }

    @PostMapping("/{id}/reset-link")
    @Operation(summary = "A link to a new password, for a client who forgot it")
    ApiResponse<ResetLink> resetLink(SignedIn who, @PathVariable UUID id) {
        AccountOutcome.Link link = link(links.resetLink(who, id));
        return ApiResponse.of(
                link.mailed() ? "Link sent by mail" : "Pass on the link",
                new ResetLink(link.url(), link.expiresAt(), link.mailed()));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a client that has no calls, with its sign-ins, agents and claims")
    ApiResponse<@Nullable Void> delete(SignedIn who, @PathVariable UUID id) {
        return switch (removal.remove(who, id)) {
            case REMOVED -> ApiResponse.done("Client deleted");
            case UNKNOWN -> throw Problem.notFound();
            case HAS_CALLS -> throw ProblemType.CLIENT_HAS_CALLS.problem();
            case HAS_SOURCE -> throw ProblemType.CLIENT_HAS_SOURCE.problem();
        };
    }

    private static AccountOutcome.Link link(AccountOutcome outcome) {
        return Objects.requireNonNull(done(outcome).link());
    }

    private ClientRow row(UUID id) {
        return rows.of(id).orElseThrow(Problem::notFound);
    }

    private static AccountOutcome.Done done(AccountOutcome outcome) {
        return switch (outcome) {
            case AccountOutcome.Done done -> done;
            case AccountOutcome.EmailTaken _ -> throw ProblemType.EMAIL_TAKEN.problem();
            case AccountOutcome.UnknownClient _ -> throw Problem.notFound();
            case AccountOutcome.AlreadyActive _ -> throw ProblemType.ALREADY_ACTIVE.problem();
            case AccountOutcome.NotActive _ -> throw ProblemType.NOT_ACTIVE.problem();
        };
    }
}
