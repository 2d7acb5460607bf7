package com.aivors.demo;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// Sends the calls of the days gone by, the newest day first.
final class History {

    /// Enough to keep the intake busy while the next ones are being made up.
    private static final int SENDERS = 2;

    private static final int CALLS_IN_ONE_REQUEST = 30;

    /// Of older days the end of a call is left out: the history loads in little more than half the time.
    private static final int DAYS_TOLD_IN_FULL = 14;

    private final Calendar calendar;
    private final CallMaker calls;
    private final Service service;
    private final DemoData data;
    private final InstantSource clock;
    private final ZoneId zone;
    private final AtomicInteger sent = new AtomicInteger();

    History(Calendar calendar, CallMaker calls, Service service, DemoData data, InstantSource clock, ZoneId zone) {
        this.calendar = calendar;
        this.calls = calls;
        this.service = service;
        this.data = data;
        this.clock = clock;
        this.zone = zone;
    }

    /// @param progress hears how many days are done, of how many
    /// @return how many calls were sent
    int load(BiConsumer<Integer, Integer> progress) throws InterruptedException {
        List<LocalDate> missing = missing();
        Queue<LocalDate> days = new ConcurrentLinkedQueue<>(missing);
        var done = new AtomicInteger();
        progress.accept(0, missing.size());
        var failures = new ConcurrentLinkedQueue<Exception>();
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.ofPlatform().daemon().name("demo-history-" + i).start(() -> {
                try {
                    for (LocalDate day = days.poll(); day != null && failures.isEmpty(); day = days.poll()) {
                        send(day);
                        progress.accept(done.incrementAndGet(), missing.size());
                    }
                } catch (IOException | RuntimeException e) {
                    failures.add(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        Exception failure = failures.poll();
        if (failure != null) {
            throw new IllegalStateException("the demo's calls could not be loaded: " + failure.getMessage(), failure);
        }
        return sent.get();
    }

    private List<LocalDate> missing() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return data.firstDay()
                .datesUntil(today.plusDays(1))
                .filter(day -> !data.has(day))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private void send(LocalDate day) throws IOException, InterruptedException {
        Instant now = clock.instant();
        var events = new ArrayList<DemoCall.Event>();
        int waiting = 0;
        boolean fresh = day.isAfter(LocalDate.ofInstant(now, zone).minusDays(DAYS_TOLD_IN_FULL));
        for (Calendar.Appointment appointment : calendar.of(day)) {
            DemoCall call = calls.make(appointment);
            if (!call.isOver(now)) {
                continue;
            }
            events.addAll(fresh ? call.events() : call.fewerEvents());
            sent.incrementAndGet();
            if (++waiting == CALLS_IN_ONE_REQUEST) {
                send(events);
                waiting = 0;
            }
        }
        send(events);
        // What was still to come today will be sent by the next start.
        if (day.isBefore(LocalDate.ofInstant(now.minusSeconds(3600), zone))) {
            data.add(day);
        }
    }

    private void send(List<DemoCall.Event> events) throws IOException, InterruptedException {
        if (!events.isEmpty()) {
            Service.Reply reply = service.webhook(Bodies.of(events));
            if (!reply.succeeded()) {
                throw new IOException("the webhook answered " + reply.status() + ": "
                        + reply.json().path("message").asString(""));
            }
            events.clear();
        }
    }
}
