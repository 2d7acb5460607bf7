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

/// Sends the calls of past days, newest day first.
final class History {

    /// Enough to keep the intake busy while the next calls are generated.
    private static final int SENDERS = 2;

    private static final int CALLS_IN_ONE_REQUEST = 30;

    /// For older days, the end of each call is omitted, which nearly halves the loading time.
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

    /// @param progress receives the number of finished days and of all days
    /// @return the number of calls sent
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
            throw new IllegalStateException("could not load the demo's calls: " + failure.getMessage(), failure);
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
        // The next start sends the remaining calls of today.
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
