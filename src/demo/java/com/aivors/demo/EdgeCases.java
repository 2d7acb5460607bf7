package com.aivors.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/// Sends unusual webhooks that arrive in the course of a week: duplicate events, alerts, chats, and
/// bodies from wrong settings in n8n.
final class EdgeCases {

    private static final int TOLD_TWICE = 3;

    private final Service service;

    EdgeCases(Service service) {
        this.service = service;
    }

    /// Ignores the responses, because the delivery log shows the results.
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
