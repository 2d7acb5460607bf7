package com.aivors.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.ApiAnswer.Found;
import com.aivors.retell.ApiAnswer.NotFound;
import com.aivors.retell.ApiAnswer.Throttled;
import com.aivors.retell.ApiAnswer.Unauthorized;
import com.aivors.retell.ApiAnswer.Unavailable;
import com.aivors.retell.RetellApi.Agent;
import com.aivors.retell.RetellApi.CallPage;
import com.aivors.retell.RetellApi.KeyInfo;
import com.aivors.retell.RetellApi.ListedCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetellApiTest {

    private static final List<ListedCall> C1_AND_C2 = List.of(
            new ListedCall("c1", null, null, null, false, false), new ListedCall("c2", null, null, null, false, false));

    private final FakeRetell retell = new FakeRetell();
    private final RetellApi api = new RetellApi(retell.base(), Duration.ofSeconds(2));

    @AfterEach
    void stop() {
        api.close();
        retell.close();
    }

    @Test
    void findsAnAgent() {
        assertThat(api.agent(FakeRetell.KEY, "agent_1")).isEqualTo(new Found<>(new Agent("agent_1", "Ivy")));
    }

    @Test
    void aFetchedCallCanBeUnwrapped() {
        assertThat(api.call(FakeRetell.KEY, "call/1 x"))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(new Unwrapper().unwrap((byte[]) found.value(), null))
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Element.OfCall.class,
                                        it -> assertThat(it.event().callId()).isEqualTo("call/1 x")));
    }

    @Test
    void listsCallsPageByPage() {
        Instant from = Instant.ofEpochMilli(1_763_800_000_000L);
        Instant to = from.plusSeconds(1);
        assertThat(api.calls(FakeRetell.KEY, List.of("agent_1"), from, to, null))
                .isEqualTo(new Found<>(new CallPage(C1_AND_C2, "page2")));
        assertThat(api.calls(FakeRetell.KEY, List.of(), from, to, "page2"))
                .isEqualTo(new Found<>(new CallPage(C1_AND_C2, null)));
        assertThat(retell.requests)
                .first()
                .isEqualTo(
                        "POST /v3/list-calls {\"filter_criteria\":{\"start_timestamp\":{\"type\":\"range\",\"op\":\"bt\","
                                + "\"value\":[1763800000000,1763800001000]},\"agent\":[{\"agent_id\":\"agent_1\"}]},"
                                + "\"sort_order\":\"ascending\",\"limit\":200}");
    }

    @Test
    void distinguishesValidAndInvalidKeys() {
        assertThat(api.keyInfo(FakeRetell.KEY)).isEqualTo(new Found<>(new KeyInfo(null, "Acme")));
        assertThat(api.keyInfo("key_other")).isEqualTo(new Unauthorized<>());
    }

    @Test
    void keysThatAreInvalidHeadersAreNotSent() {
        for (String key : List.of("", "key\r\nx: y", "schlüssel", "a b")) {
            assertThat(api.keyInfo(key)).isEqualTo(new Unauthorized<>());
        }
        assertThat(retell.requests).isEmpty();
    }

    @Test
    void mapsEachFailureToItsAnswer() {
        assertThat(api.agent(FakeRetell.KEY, "nobody")).isEqualTo(new NotFound<>());
        assertThat(api.agent(FakeRetell.KEY, "busy")).isEqualTo(new Throttled<>(Duration.ofSeconds(7)));
        assertThat(api.agent(FakeRetell.KEY, "broken")).isEqualTo(new Unavailable<>("status 500"));
        assertThat(api.agent(FakeRetell.KEY, "moved")).isEqualTo(new Unavailable<>("status 302"));
        assertThat(api.agent(FakeRetell.KEY, "html")).isEqualTo(new Unavailable<>("an answer that is not JSON"));
    }

    @Test
    void anIncompleteAnswerTimesOut() {
        try (var impatient = new RetellApi(retell.base(), Duration.ofMillis(300))) {
            assertThat(impatient.agent(FakeRetell.KEY, "slow")).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void anUnreachableServerIsUnavailable() {
        try (var nowhere = new RetellApi(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(2))) {
            assertThat(nowhere.keyInfo(FakeRetell.KEY)).isEqualTo(new Unavailable<>("ConnectException"));
        }
    }
}
