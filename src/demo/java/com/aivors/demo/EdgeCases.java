package com.aivors.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// What else arrives at a webhook in the course of a week: events told twice, alerts, chats, and
/// what a wrong setting in n8n makes of a call.
final class EdgeCases {

    private static final int TOLD_TWICE = 3;

    private final Service service;

    EdgeCases(Service service) {
        this.service = service;
    }

    /// What the answers say is for the delivery log alone.
    void send(Calendar calendar, CallMaker calls, LocalDate day) throws IOException, InterruptedException {
        List<DemoCall> told =
                calendar.of(day).stream().limit(TOLD_TWICE).map(calls::make).toList();
        for (DemoCall call : told) {
            service.webhook(Bodies.of(call.ended()));
        }
        for (String name : List.of("alert.json", "chat.json", "object-object.txt", "no-event.json")) {
            service.webhook(ScreenplayReader.text("oddities/" + name).getBytes(StandardCharsets.UTF_8));
        }
    }
}
