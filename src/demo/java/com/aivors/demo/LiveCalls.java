package com.aivors.demo;

import com.aivors.demo.Agency.Agent;
import com.aivors.demo.Agency.Business;
import com.aivors.demo.Calendar.Appointment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/// Generates a call every few seconds and sends its events. Slows down after a while, so that an
/// unattended demo does not bury its history.
final class LiveCalls {

    private static final Duration LIVELY = Duration.ofMinutes(10);

    private final CallMaker calls;
    private final Service service;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Chance chance;
    private final Map<Line, Double> lines = new LinkedHashMap<>();

    /// An agent that can receive the next call.
    private record Line(Business business, Agent agent) {}

    LiveCalls(Agency agency, CallMaker calls, Service service, InstantSource clock, ZoneId zone) {
        this.calls = calls;
        this.service = service;
        this.clock = clock;
        this.zone = zone;
        this.chance = Chance.of(clock.millis(), "live");
        for (Business business : agency.clients()) {
            for (Agent agent : business.agents()) {
                lines.put(new Line(business, agent), agent.week().getFirst());
            }
        }
    }

    /// Runs until it is interrupted.
    void run() throws InterruptedException {
        Instant began = clock.instant();
        while (true) {
            boolean lively = Duration.between(began, clock.instant()).compareTo(LIVELY) < 0;
            Thread.sleep(Duration.ofMillis((long) (1000 * (lively ? chance.between(4, 9) : chance.between(40, 110)))));
            Line line = chance.weighted(lines);
            long seed = clock.millis();
            Thread.ofVirtual().name("demo-call").start(() -> call(line, seed));
        }
    }

    /// Starts the call in the past, so that its remainder takes only seconds, whatever its length.
    private void call(Line line, long seed) {
        Chance dice = Chance.of(seed, "patience");
        Duration left = Duration.ofMillis((long) (1000 * dice.between(7, 22)));
        DemoCall rehearsal = calls.make(begunBefore(Duration.ZERO, line, seed));
        Duration missed =
                Duration.between(rehearsal.startedAt(), rehearsal.endedAt()).minus(left);
        DemoCall call = calls.make(begunBefore(missed.isPositive() ? missed : Duration.ZERO, line, seed));
        try {
            if (call.connected()) {
                service.webhook(Bodies.of(call.begun()));
            }
            sleepUntil(call.endedAt());
            service.webhook(Bodies.of(call.ended()));
            Thread.sleep(Duration.ofMillis((long) (1000 * dice.between(3, 7))));
            service.webhook(Bodies.of(call.analyzed()));
        } catch (IOException e) {
            // The service is closing, so the demo ends too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns an appointment. The same seed gives the same call at any time. Subtracts a second,
    /// because a call begins some milliseconds after its appointment.
    private Appointment begunBefore(Duration ago, Line line, long seed) {
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant().minus(ago).minusSeconds(1), zone);
        return new Appointment(
                line.business(),
                line.agent(),
                at,
                null,
                Chance.of(seed, line.agent().id()));
    }

    private void sleepUntil(Instant time) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
