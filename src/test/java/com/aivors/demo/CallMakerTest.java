package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.retell.CallFacts;
import com.aivors.retell.Element;
import com.aivors.retell.Unwrapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMakerTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Agency AGENCY = Agency.read();
    private static final CallMaker MAKER = new CallMaker(AGENCY, ZoneOffset.UTC);
    private static final Pattern UNFILLED = Pattern.compile("\\{[a-z_0-9]+}|\\([^)]*\\||[|\\[\\]@]| {2}");

    private static List<DemoCall> lastDays(int days) {
        var calendar = new Calendar(AGENCY, 7, FIRST);
        var calls = new ArrayList<DemoCall>();
        for (int day = 90 - days; day < 90; day++) {
            calendar.of(FIRST.plusDays(day)).forEach(appointment -> calls.add(MAKER.make(appointment)));
        }
        return calls;
    }

    @Test
    void theSameSeedGivesTheSameCalls() {
        assertThat(lastDays(2)).isNotEmpty().isEqualTo(lastDays(2));
    }

    @Test
    void parsingABodyReturnsTheOriginalCall() {
        var unwrapper = new Unwrapper();
        for (DemoCall call : lastDays(3)) {
            for (DemoCall.Event event : call.events()) {
                List<Element> elements = unwrapper.unwrap(Bodies.of(event), null);
                assertThat(elements).singleElement().isInstanceOf(Element.OfCall.class);
                var read = ((Element.OfCall) elements.getFirst()).event();
                assertThat(read.event()).isEqualTo(event.event());
                assertThat(read.callId()).isEqualTo(event.call().callId());
                assertThat(read.sentAtMillis()).isEqualTo(event.eventTimestamp());
                assertSameFacts(read.facts(), event.call());
            }
        }
    }

    private static void assertSameFacts(CallFacts facts, CallObject told) {
        assertThat(facts.agentId()).isEqualTo(told.agentId());
        assertThat(facts.agentName()).isEqualTo(told.agentName());
        assertThat(facts.callType()).isEqualTo(told.callType());
        assertThat(facts.direction()).isEqualTo(told.direction());
        assertThat(facts.fromNumber()).isEqualTo(told.fromNumber());
        assertThat(facts.toNumber()).isEqualTo(told.toNumber());
        assertThat(facts.status()).isEqualTo(told.callStatus());
        assertThat(facts.startedAtMillis()).isEqualTo(told.startTimestamp());
        assertThat(facts.endedAtMillis()).isEqualTo(told.endTimestamp());
        assertThat(facts.durationMillis()).isEqualTo(told.durationMs());
        assertThat(facts.disconnectionReason()).isEqualTo(told.disconnectionReason());
        assertThat(facts.transcript()).isEqualTo(orNull(told.transcript()));
        CallObject.Analysis analysis = told.callAnalysis();
        if (analysis != null) {
            assertThat(facts.summary()).isEqualTo(orNull(analysis.callSummary()));
            assertThat(facts.sentiment()).isEqualTo(analysis.userSentiment());
            assertThat(facts.successful()).isEqualTo(analysis.callSuccessful());
            assertThat(facts.inVoicemail()).isEqualTo(analysis.inVoicemail());
        }
    }

    @Test
    void wordTimesIncreaseAndEndBeforeTheCall() {
        double longest = 0;
        for (DemoCall call : lastDays(14)) {
            if (!call.connected()) {
                continue;
            }
            double seconds = Objects.requireNonNull(call.call().durationMs()) / 1000.0;
            assertThat(seconds).isBetween(2.0, 600.0);
            longest = Math.max(longest, seconds);
            double last = 0;
            for (var said : Objects.requireNonNull(call.call().transcriptObject())) {
                for (var word : said.words()) {
                    assertThat(word.start()).isGreaterThanOrEqualTo(last);
                    assertThat(word.end()).isGreaterThan(word.start()).isLessThan(seconds);
                    last = word.end();
                }
            }
        }
        assertThat(longest).isGreaterThan(360);
    }

    @Test
    void aMonthUsesAllRecordingsAndTimesEveryWord() throws IOException {
        var heard = new TreeSet<String>();
        for (DemoCall call : lastDays(30)) {
            String url = call.call().recordingUrl();
            if (url == null || !url.endsWith(".mp3")) {
                continue;
            }
            heard.add(url.substring(url.lastIndexOf('/') + 1));
            for (var said : Objects.requireNonNull(call.call().transcriptObject())) {
                assertThat(said.words().stream().map(CallObject.Word::word))
                        .as(url)
                        .containsExactly(said.content().split(" ", -1));
            }
        }
        assertThat(heard).hasSize(12);
        long bytes = 0;
        for (String name : heard) {
            try (var sound = DemoRecordings.class.getResourceAsStream("/demo/recordings/" + name)) {
                bytes += Objects.requireNonNull(sound, name).readAllBytes().length;
            }
        }
        assertThat(bytes).isLessThan(1_500_000);
    }

    @Test
    void textsContainNoUnfilledPlaceholders() {
        for (DemoCall call : lastDays(30)) {
            String said = call.call().transcript() + "\n"
                    + Objects.requireNonNull(call.analysis()).callSummary();
            assertThat(UNFILLED.matcher(said).results().map(MatchResult::group)).isEmpty();
        }
    }

    @Test
    void outcomesHaveRealisticShares() {
        List<DemoCall> calls = lastDays(45);
        assertThat(share(calls, call -> !call.connected())).isBetween(0.03, 0.09);
        assertThat(share(calls, call -> "voicemail_reached".equals(call.call().disconnectionReason())))
                .isBetween(0.04, 0.12);
        assertThat(share(calls, call -> "error".equals(call.call().callStatus())))
                .isBetween(0.002, 0.015);
        assertThat(share(calls, call -> "web_call".equals(call.call().callType())))
                .isBetween(0.01, 0.05);
        assertThat(share(calls, call -> "call_transfer".equals(call.call().disconnectionReason())))
                .isBetween(0.02, 0.08);
        assertThat(share(calls, call -> Objects.requireNonNull(call.analysis()).callSuccessful()))
                .isBetween(0.5, 0.8);
    }

    @Test
    void phoneNumbersAreFictional() {
        for (DemoCall call : lastDays(5)) {
            for (String number :
                    new String[] {call.call().fromNumber(), call.call().toNumber()}) {
                if (number != null) {
                    assertThat(number).matches("\\+1\\d{3}55501\\d{2}");
                }
            }
        }
    }

    /// Treats empty text as absent.
    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static double share(List<DemoCall> calls, Predicate<DemoCall> which) {
        return (double) calls.stream().filter(which).count() / calls.size();
    }
}
