package com.aivors.client.people;

import com.aivors.identity.Emails;
import com.aivors.identity.Language;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// The users of the caller's client.
@RestController
@RequestMapping("/api/users")
@Tag(name = "People")
class PeopleController {

    private final Database database;
    private final InviteUser inviteUser;
    private final ResetUserPassword resetUserPassword;
    private final ChangeMembership changeMembership;
    private final RemoveUser removeUser;

    PeopleController(
            Database database,
            InviteUser inviteUser,
            ResetUserPassword resetUserPassword,
            ChangeMembership changeMembership,
            RemoveUser removeUser) {
        this.database = database;
        this.inviteUser = inviteUser;
        this.resetUserPassword = resetUserPassword;
        this.changeMembership = changeMembership;
        this.removeUser = removeUser;
    }

    record Users(List<Person> users) {}

    /// @param language of the invitation; when null, the inviting user's
    record NewUser(
            @NotNull(message = "enter-email")
            @Size(max = 254, message = "email-too-long")
            @Pattern(regexp = Emails.PATTERN, message = "not-an-email")
            String email,

            @NotNull(message = "choose-role") Membership role,

            @Nullable Language language) {}

    record UserPatch(@Nullable Membership role) {}

    /// @param invitationUrl for the new user to choose a password
    /// @param mailed whether a mail server accepted the invitation; otherwise the owner passes the
    ///     link on
    record InvitedUser(Person user, String invitationUrl, Instant expiresAt, boolean mailed) {}

    /// @param resetUrl for the owner to hand over
    /// @param expiresAt the time when the link stops working
    record UserResetLink(String resetUrl, Instant expiresAt) {}

    @GetMapping
    @Operation(summary = "Who belongs to this client")
    ApiResponse<Users> list(SignedIn caller) {
        UUID clientId = caller.client();
        return ApiResponse.of(new Users(database.asClient(clientId, sql -> People.of(sql, clientId))));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite a user; for owners")
    ApiResponse<InvitedUser> invite(SignedIn caller, @Valid @RequestBody NewUser wanted) {
        return invited(inviteUser.invite(caller, wanted.email(), wanted.role(), wanted.language()));
    }

    @PostMapping("/{id}/invitation")
    @Operation(
            summary = "Invite a user again who has not accepted yet; for owners. The link before stops working,"
                    + " what belongs to the user stays")
    ApiResponse<InvitedUser> inviteAgain(SignedIn caller, @PathVariable UUID id) {
        return invited(inviteUser.again(caller, id));
    }

    private static ApiResponse<InvitedUser> invited(InviteUser.Invited invited) {
        return ApiResponse.of(
                invited.mailed() ? "Invitation sent by mail" : "Pass on the invitation link",
                new InvitedUser(invited.person(), invited.url(), invited.expiresAt(), invited.mailed()));
    }

    @PostMapping("/{id}/reset-link")
    @Operation(
            summary = "A link to a new password for another user, where no mail server is set up; for owners."
                    + " Earlier links stop working")
    ApiResponse<UserResetLink> passwordLink(SignedIn caller, @PathVariable UUID id) {
        ResetUserPassword.Link link = resetUserPassword.link(caller, id);
        return ApiResponse.of("Pass on the link", new UserResetLink(link.url(), link.expiresAt()));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change what a user may do; for owners. At least one owner stays")
    ApiResponse<Person> change(SignedIn caller, @PathVariable UUID id, @RequestBody UserPatch change) {
        Person present = database.asClient(
                caller.client(),
                sql -> People.byIds(sql, caller.client(), List.of(id)).get(id));
        if (present == null) {
            throw Problem.notFound();
        }
        Membership role = change.role();
        if (role == null) {
            throw FieldProblem.CHOOSE_ROLE.problem("role");
        }
        return ApiResponse.of("Saved", changeMembership.change(caller, id, role));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Remove a user and end its sessions; for owners. At least one owner stays")
    ApiResponse<@Nullable Void> remove(SignedIn caller, @PathVariable UUID id) {
        removeUser.remove(caller, id);
        return ApiResponse.done("Removed");
    }
}
