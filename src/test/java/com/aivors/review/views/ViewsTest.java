package com.aivors.review.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SharedServer
class ViewsTest {

    private static TestServer server;
    private static Api operator;
    private static Api owner;
    private static Api member;
    private static Api viewer;
    private static Api other;

    @BeforeAll
    static void start(TestServer shared) {
        server = shared;
        operator = Api.operator(server);
        owner = operator.newClient("Salon of views");
        member = owner.newUser("member@salon.test", "member");
        viewer = owner.newUser("viewer@salon.test", "viewer");
        other = operator.newClient("Other of views");
    }

    private static String add(Api who, String name, boolean shared) {
        Reply added =
                who.post("/api/views", Map.of("name", name, "query", "outcome=failed&done=false", "shared", shared));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return "/api/views/" + added.data().path("id").asString();
    }

    private static List<String> names(Api who) {
        return who.get("/api/views")
                .data()
                .path("views")
                .valueStream()
                .map(view -> view.path("name").asString())
                .toList();
    }

    @Test
    void usersSeeTheirOwnAndSharedViews() {
        String own = add(member, "own of member", false);
        String shared = add(member, "shared by member", true);
        assertThat(names(member)).contains("own of member", "shared by member");
        assertThat(names(viewer)).contains("shared by member").doesNotContain("own of member");
        assertThat(names(other)).isEmpty();
        for (String view : List.of(own, shared)) {
            assertThat(other.patch(view, Map.of("name", "taken")).status()).isEqualTo(404);
            assertThat(other.delete(view).status()).isEqualTo(404);
        }
        assertThat(owner.patch(own, Map.of("name", "taken")).status()).isEqualTo(404);
        assertThat(viewer.post("/api/views", Map.of("name", "mine")).status()).isEqualTo(403);
    }

    @Test
    void aViewChangesOnlyTheGivenFields() {
        String view = add(member, "changes", false);
        Reply changed = member.patch(view, Map.of("columns", List.of("caller", "field.Reason"), "shared", true));
        assertThat(changed.data().path("name").asString()).isEqualTo("changes");
        assertThat(changed.data().path("query").asString()).isEqualTo("outcome=failed&done=false");
        assertThat(changed.data().path("columns").toString()).isEqualTo("[\"caller\",\"field.Reason\"]");
        assertThat(changed.data().path("shared").asBoolean()).isTrue();
        assertThat(changed.data().path("own").asBoolean()).isTrue();
    }

    @Test
    void onlyCreatorAndOwnersChangeASharedView() {
        Api colleague = owner.newUser("colleague@salon.test", "member");
        String view = add(member, "of a member", true);
        assertThat(colleague.patch(view, Map.of("name", "taken")).status()).isEqualTo(403);
        assertThat(colleague.delete(view).status()).isEqualTo(403);
        Reply changed = owner.patch(view, Map.of("name", "renamed"));
        assertThat(changed.data().path("own").asBoolean()).isFalse();
        // The view still belongs to the member.
        assertThat(member.patch(view, Map.of("name", "renamed again")).status()).isEqualTo(200);
        assertThat(owner.delete(view).status()).isEqualTo(200);
        assertThat(names(member)).doesNotContain("renamed again");
    }

    @Test
    void theSharedViewsOfARemovedUserStay() {
        Api leaves = owner.newUser("leaves@salon.test", "member");
        add(leaves, "stays", true);
        String goes = add(leaves, "goes", false);
        owner.delete("/api/users/" + leaves.me().path("id").asString());
        assertThat(names(owner)).contains("stays");
        assertThat(owner.delete(goes).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": 5}",
                "{\"name\": \"x\", \"shared\": \"yes\"}",
                "{\"name\": \"x\", \"columns\": \"caller\"}",
                "{\"name\": \"x\", \"columns\": [null]}",
                "{\"name\": \"x\", \"query\": \"a\\u0000b\"}",
                "{\"name\": \"x\", \"ownerId\": \"x\"}",
                "[]"
            })
    void invalidViewsAreRefused(String body) {
        assertThat(member.post("/api/views", body).status()).isEqualTo(400);
    }
}
