package com.aivors.demo;

import com.aivors.demo.Agency.Agent;
import com.aivors.demo.Agency.Business;
import com.aivors.demo.Calendar.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Generates the call of an appointment.
final class CallMaker {

    private static final DateTimeFormatter SIGNED_AT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int RECORDED_PERCENT = 7;
    private static final String CONNECTS = "";

    private final ZoneId zone;
    private final Map<Business, Screenplay> screenplays = new HashMap<>();
    private final Map<Business, List<Take>> takes = new HashMap<>();

    CallMaker(Agency agency, ZoneId zone) {
        this.zone = zone;
        for (Business business : agency.businesses()) {
            screenplays.put(business, ScreenplayReader.read(business.screenplay()));
            takes.put(business, business.recordings() == null ? List.of() : Take.read(business.recordings()));
        }
    }

    DemoCall make(Appointment appointment) {
        Agent agent = appointment.agent();
        Chance chance = appointment.chance();
        Instant start = appointment.at().atZone(zone).toInstant().plusMillis(chance.below(1000));
        Take take = take(appointment);
        if (take != null) {
            return heard(appointment, start, take);
        }
        String reason = fate(agent.unconnected(), chance);
        if (!reason.equals(CONNECTS)) {
            return unconnected(appointment, start, reason);
        }
        boolean web = chance.percent(agent.webPercent());
        String caller = number(appointment);
        Scene scene = scene(appointment, caller);
        String error = fate(agent.broken(), chance);
        boolean broken = !error.equals(CONNECTS);
        Speech speech = Speech.of(broken ? cutShort(scene, chance) : scene, chance);
        return connected(appointment, start, web ? null : caller, scene, speech, null, broken ? error : null);
    }

    private @Nullable Take take(Appointment appointment) {
        Integer number = appointment.take();
        List<Take> own = Objects.requireNonNull(takes.get(appointment.business())).stream()
                .filter(take -> take.scenario().isFor(appointment.agent().key()))
                .toList();
        return number == null || number >= own.size() ? null : own.get(number);
    }

    private static DemoCall heard(Appointment appointment, Instant start, Take take) {
        Chance chance = appointment.chance();
        String caller = number(appointment);
        Scene scene =
                Stage.play(take.screenplay(), take.scenario(), chance, new Slots(chance, appointment.at(), caller));
        return connected(appointment, start, caller, scene, take.speech(scene, chance), take.recordingUrl(), null);
    }

    private static String number(Appointment appointment) {
        Chance chance = appointment.chance();
        return "+1" + chance.oneOf(appointment.business().areaCodes()) + "55501" + "%02d".formatted(chance.below(100));
    }

    private Scene scene(Appointment appointment, String caller) {
        Screenplay screenplay = Objects.requireNonNull(screenplays.get(appointment.business()));
        var weights = new LinkedHashMap<Screenplay.Scenario, Double>();
        screenplay.scenarios().stream()
                .filter(scenario -> scenario.isFor(appointment.agent().key()))
                .forEach(scenario -> weights.put(scenario, (double) scenario.weight()));
        Chance chance = appointment.chance();
        return Stage.play(screenplay, chance.weighted(weights), chance, new Slots(chance, appointment.at(), caller));
    }

    private static Scene cutShort(Scene scene, Chance chance) {
        int kept = Math.max(1, (int) (scene.lines().size() * chance.between(0.1, 0.7)));
        return new Scene(
                scene.scenario(),
                scene.lines().subList(0, kept),
                scene.labels(),
                scene.summary(),
                scene.sentiment(),
                false,
                false,
                scene.ends(),
                null);
    }

    /// @param caller null for a call from the browser
    /// @param recordingUrl null to choose none or one that has expired
    private static DemoCall connected(
            Appointment appointment,
            Instant start,
            @Nullable String caller,
            Scene scene,
            Speech speech,
            @Nullable String recordingUrl,
            @Nullable String error) {
        Agent agent = appointment.agent();
        Chance chance = appointment.chance();
        Duration lasted = Duration.ofMillis(Math.round(speech.seconds() * 1000));
        Instant end = start.plus(lasted);
        String id = "call_" + chance.hex(27);
        boolean phone = caller != null;
        String own = appointment.business().phoneNumber();
        var call = new CallObject(
                id,
                phone ? "phone_call" : "web_call",
                agent.id(),
                agent.version(),
                agent.name(),
                agent.variables(),
                error == null ? "ended" : "error",
                start.toEpochMilli(),
                end.toEpochMilli(),
                lasted.toMillis(),
                speech.transcript(),
                speech.spoken(),
                speech.withTools(),
                recordingUrl == null ? recording(id, end, chance) : recordingUrl,
                error == null ? scene.ends() : error,
                error == null ? scene.transferredTo() : null,
                Bill.latency(agentTurns(speech), chance),
                Bill.cost(speech.seconds(), phone, error == null && scene.transferredTo() != null),
                "everything",
                phone ? agent.isInbound() ? caller : own : null,
                phone ? agent.isInbound() ? own : caller : null,
                phone ? agent.direction() : null,
                error == null
                        ? new CallObject.Analysis(
                                scene.summary(),
                                scene.voicemail(),
                                scene.sentiment(),
                                scene.successful(),
                                scene.labels())
                        : new CallObject.Analysis(
                                "The call broke off after a technical error before the caller's request was settled.",
                                false,
                                "Unknown",
                                false,
                                Map.of()));
        return new DemoCall(start, end, true, call);
    }

    /// Generates an unanswered call, for which Retell sends neither times nor a transcript.
    private static DemoCall unconnected(Appointment appointment, Instant start, String reason) {
        Agent agent = appointment.agent();
        Chance chance = appointment.chance();
        String other = number(appointment);
        String own = appointment.business().phoneNumber();
        var call = new CallObject(
                "call_" + chance.hex(27),
                "phone_call",
                agent.id(),
                agent.version(),
                agent.name(),
                agent.variables(),
                "not_connected",
                null,
                null,
                0L,
                "",
                List.of(),
                List.of(),
                null,
                reason,
                null,
                Map.of(),
                Bill.cost(0, true, false),
                "everything",
                agent.isInbound() ? other : own,
                agent.isInbound() ? own : other,
                agent.direction(),
                new CallObject.Analysis("", false, "Unknown", false, Map.of()));
        return new DemoCall(start, start.plusSeconds(20 + chance.below(20)), false, call);
    }

    /// @return one of the outcomes with its percentage, or [#CONNECTS]
    private static String fate(Map<String, Double> percentages, Chance chance) {
        var all = new LinkedHashMap<>(percentages);
        all.put(
                CONNECTS,
                100
                        - percentages.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum());
        return chance.weighted(all);
    }

    /// Returns a signed link that expired minutes after the call, which the player reports, or
    /// null.
    private static @Nullable String recording(String id, Instant end, Chance chance) {
        return chance.percent(RECORDED_PERCENT)
                ? "https://recordings.demo.aivors.example/" + id + "/recording.wav?X-Amz-Date=" + SIGNED_AT.format(end)
                        + "&X-Amz-Expires=300&X-Amz-Signature=" + chance.hex(64)
                : null;
    }

    private static int agentTurns(Speech speech) {
        return (int) speech.spoken().stream()
                .filter(said -> said.role().equals("agent"))
                .count();
    }
}
