package com.aivors.client.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.aivors.testing.Webhook;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SharedServer
class PeopleTest {

    private static TestServer server;
    private static Api operator;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
    }

    private static String idOf(Api user) {
        return user.me().path("id").asString();
    }

    private static String tokenIn(JsonNode url) {
        return url.asString().substring(url.asString().lastIndexOf('/') + 1);
    }

    private static Reply accept(String token) {
        return Api.of(server).post("/api/auth/invitations/accept", Map.of("token", token, "password", Api.PASSWORD));
    }

    /// Returns the user with this e-mail from the list of people.
    private static JsonNode person(Api user, String email) {
        return user.get("/api/users")
                .data()
                .path("users")
                .valueStream()
                .filter(one -> one.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> people(Api user) {
        return user.get("/api/users")
                .data()
                .path("users")
                .valueStream()
                .map(one ->
                        one.path("email").asString() + " " + one.path("role").asString())
                .toList();
    }

    @Test
    void invitedUsersHaveTheRightsOfTheirRole() {
        Api owner = operator.newClient("Invites");
        owner.post("/api/retell/connect-agent", Map.of("agentId", "agent_invites"));
        Webhook.outcome(server, Webhook.event("call_ended", "call_invites", "agent_invites"));
        Api viewer = owner.newUser("viewer@invites.test", "viewer");
        Api member = owner.newUser("member@invites.test", "member");

        assertThat(owner.me().path("membership").asString()).isEqualTo("owner");
        assertThat(viewer.me().path("membership").asString()).isEqualTo("viewer");
        assertThat(operator.me().path("membership").isNull()).isTrue();
        assertThat(people(viewer))
                .containsExactly(
                        "invites@client.test owner", "member@invites.test member", "viewer@invites.test viewer");
        assertThat(viewer.get("/api/calls/call_invites").status()).isEqualTo(200);
        assertThat(viewer.patch("/api/calls/call_invites/review", Map.of("flagged", true))
                        .status())
                .isEqualTo(403);
        assertThat(member.patch("/api/calls/call_invites/review", Map.of("flagged", true))
                        .status())
                .isEqualTo(200);
        assertThat(member.patch("/api/settings", Map.of("currency", "EUR")).status())
                .isEqualTo(403);
        assertThat(member.post("/api/users", Map.of("email", "x@invites.test", "role", "owner"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRoleChangeTakesEffectAtOnce() {
        Api owner = operator.newClient("Changes");
        Api user = owner.newUser("user@changes.test", "viewer");
        assertThat(user.patch("/api/settings", Map.of("currency", "EUR")).status())
                .isEqualTo(403);
        Reply changed = owner.patch("/api/users/" + idOf(user), Map.of("role", "owner"));
        assertThat(changed.data().path("role").asString()).isEqualTo("owner");
        assertThat(user.patch("/api/settings", Map.of("currency", "EUR")).status())
                .isEqualTo(200);
        assertThat(user.patch("/api/users/" + idOf(owner), Map.of("role", "viewer"))
                        .status())
                .isEqualTo(200);
        assertThat(owner.patch("/api/settings", Map.of("currency", "USD")).status())
                .isEqualTo(403);
    }

    /// The assignments of a user who lost the invitation remain, and no second account is needed.
    @Test
    void anOwnerInvitesAPendingUserAgain() {
        Api owner = operator.newClient("Again");
        owner.post("/api/retell/connect-agent", Map.of("agentId", "agent_again"));
        Webhook.outcome(server, Webhook.event("call_ended", "call_again", "agent_again"));
        JsonNode first = owner.post("/api/users", Map.of("email", "late@again.test", "role", "member"))
                .data();
        String id = first.at("/user/id").asString();
        assertThat(first.at("/user/invited").asBoolean()).isTrue();
        owner.patch("/api/calls/call_again/review", Map.of("assigneeId", id));
        assertThat(person(owner, "late@again.test").path("invited").asBoolean()).isTrue();
        assertThat(person(owner, "again@client.test").path("invited").asBoolean(true))
                .isFalse();

        Reply again = owner.post("/api/users/" + id + "/invitation");

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.data().path("mailed").asBoolean(true)).isFalse();
        assertThat(again.data().path("expiresAt").isString()).isTrue();
        assertThat(again.data().at("/user/role").asString()).isEqualTo("member");
        assertThat(accept(tokenIn(first.path("invitationUrl"))).code()).isEqualTo("invitation-unknown");
        assertThat(accept(tokenIn(again.data().path("invitationUrl"))).status()).isEqualTo(200);
        assertThat(person(owner, "late@again.test").path("invited").asBoolean(true))
                .isFalse();
        assertThat(owner.get("/api/calls?assignee=" + id).data().path("calls").size())
                .isEqualTo(1);
        assertThat(owner.post("/api/users/" + id + "/invitation").code()).isEqualTo("already-active");
        JsonNode entries =
                owner.get("/api/audit?action=user.invited-again").data().path("entries");
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.at("/0/subject").asString()).isEqualTo(id);
        assertThat(entries.at("/0/actor").asString()).isEqualTo("again@client.test");
    }

    @Test
    void anOwnerCreatesAPasswordResetLinkForAUser() {
        Api owner = operator.newClient("Hands");
        Api user = owner.newUser("user@hands.test", "member");
        String id = idOf(user);

        Reply link = owner.post("/api/users/" + id + "/reset-link");

        assertThat(link.status()).as(link.text()).isEqualTo(200);
        assertThat(link.data().path("resetUrl").asString()).contains("/reset-password/");
        Reply reset = Api.of(server)
                .post(
                        "/api/auth/password/reset",
                        Map.of("token", tokenIn(link.data().path("resetUrl")), "password", "another password of mine"));
        assertThat(reset.status()).isEqualTo(200);
        assertThat(user.get("/api/calls").status()).isEqualTo(401);
        Api.of(server).signIn("user@hands.test", "another password of mine");
        assertThat(owner.get("/api/audit?action=user.reset-link").text()).contains(id);
    }

    @Test
    void onlyOwnersCreateLinksAndOnlyForTheirUsers() {
        Api owner = operator.newClient("Links");
        Api member = owner.newUser("member@links.test", "member");
        String invited = owner.post("/api/users", Map.of("email", "new@links.test", "role", "viewer"))
                .data()
                .at("/user/id")
                .asString();
        String foreign = idOf(operator.newClient("Not Links"));
        for (String link : List.of("/invitation", "/reset-link")) {
            assertThat(member.post("/api/users/" + invited + link).status()).isEqualTo(403);
            assertThat(owner.post("/api/users/" + foreign + link).status()).isEqualTo(404);
            assertThat(owner.post("/api/users/" + UUID.randomUUID() + link).status())
                    .isEqualTo(404);
        }
        assertThat(owner.post("/api/users/" + invited + "/reset-link").code()).isEqualTo("not-active");
        // The use of another person's open session must not be enough to set a new password.
        assertThat(owner.post("/api/users/" + idOf(owner) + "/reset-link").code())
                .isEqualTo("own-password");
    }

    @Test
    void limitsRepeatedInvitationsOfAUser() {
        Api owner = operator.newClient("Flood");
        String id = owner.post("/api/users", Map.of("email", "new@flood.test", "role", "viewer"))
                .data()
                .at("/user/id")
                .asString();
        for (int i = 0; i < 5; i++) {
            assertThat(owner.post("/api/users/" + id + "/invitation").status()).isEqualTo(200);
        }
        Reply sixth = owner.post("/api/users/" + id + "/invitation");
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.header("Retry-After")).isPresent();
    }

    @Test
    void theLastOwnerCannotLeaveOrChangeRole() {
        Api owner = operator.newClient("Stays");
        owner.newUser("member@stays.test", "member");
        String id = idOf(owner);
        for (Reply reply :
                List.of(owner.patch("/api/users/" + id, Map.of("role", "member")), owner.delete("/api/users/" + id))) {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("last-owner");
        }
        assertThat(people(owner)).contains("stays@client.test owner");
    }

    /// Each owner removes the other at the same time.
    @Test
    void oneOwnerStaysWhenTwoStepDownAtOnce() throws Exception {
        Api first = operator.newClient("Race");
        Api second = first.newUser("second@race.test", "owner");
        String firstId = idOf(first);
        String secondId = idOf(second);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Reply>> leave = List.of(
                    () -> first.patch("/api/users/" + firstId, Map.of("role", "viewer")),
                    () -> second.patch("/api/users/" + secondId, Map.of("role", "viewer")));
            List<Integer> statuses = both.invokeAll(leave).stream()
                    .map(Future::resultNow)
                    .map(Reply::status)
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void aRemovedUserLosesSessionsAndAssignments() {
        Api owner = operator.newClient("Removes");
        owner.post("/api/retell/connect-agent", Map.of("agentId", "agent_removes"));
        Webhook.outcome(server, Webhook.event("call_ended", "call_removes", "agent_removes"));
        Api user = owner.newUser("user@removes.test", "member");
        String id = idOf(user);
        owner.patch("/api/calls/call_removes/review", Map.of("assigneeId", id));

        assertThat(owner.delete("/api/users/" + id).status()).isEqualTo(200);

        assertThat(user.get("/api/calls").status()).isEqualTo(401);
        assertThat(Api.of(server)
                        .post("/api/auth/login", Map.of("email", "user@removes.test", "password", Api.PASSWORD))
                        .status())
                .isEqualTo(401);
        JsonNode review = owner.get("/api/calls/call_removes").data().path("review");
        assertThat(review.path("assignee").isNull()).isTrue();
        assertThat(owner.get("/api/calls?assignee=" + id).data().path("calls").size())
                .isZero();
        assertThat(owner.delete("/api/users/" + id).status()).isEqualTo(404);
    }

    @Test
    void otherClientsUsersAreHiddenAndEmailsAreUnique() {
        Api owner = operator.newClient("Mine");
        String foreign = idOf(operator.newClient("Theirs"));
        assertThat(owner.patch("/api/users/" + foreign, Map.of("role", "viewer"))
                        .status())
                .isEqualTo(404);
        assertThat(owner.delete("/api/users/" + foreign).status()).isEqualTo(404);
        assertThat(owner.delete("/api/users/" + UUID.randomUUID()).status()).isEqualTo(404);
        Reply taken = owner.post("/api/users", Map.of("email", "THEIRS@client.test", "role", "member"));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("email-taken");
        for (Map<String, String> wrong : List.of(
                Map.of("email", "nobody", "role", "member"),
                Map.of("email", "x@mine.test"),
                Map.of("email", "x@mine.test", "role", "operator"))) {
            assertThat(owner.post("/api/users", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        assertThat(people(owner)).containsExactly("mine@client.test owner");
    }

    @Test
    void suspendingAClientEndsSessionsOfAllItsUsers() {
        UUID clientId = operator.createClient("Pause", "pause@client.test");
        Api owner = Api.of(server).signIn("pause@client.test", Api.PASSWORD);
        Api user = owner.newUser("user@pause.test", "viewer");
        operator.post("/api/clients/" + clientId + "/suspend");
        operator.post("/api/clients/" + clientId + "/resume");
        assertThat(owner.get("/api/calls").status()).isEqualTo(401);
        assertThat(user.get("/api/calls").status()).isEqualTo(401);
    }
}
