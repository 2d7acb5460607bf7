package com.aivors.bench;

import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The requests of a client's dashboard, each in many variations.
final class Reads {

    private static final int VARIATIONS = 40;
    private static final int DAYS = 180;

    private final Api client;
    private final List<String> agents;
    private final List<String> calls;
    private final Random random = new Random(7);
    private final Instant now = Instant.now();

    /// @param agents the client's agents
    /// @param calls ids of some of its calls with stored bodies
    Reads(Api client, List<String> agents, List<String> calls) {
        this.client = client;
        this.agents = agents;
        this.calls = calls;
    }

    /// Returns the URLs by their name in the report.
    Map<String, List<String>> questions() {
        List<String> cursors = new ArrayList<>();
        for (int i = 0; i < VARIATIONS; i++) {
            JsonNode page = ok(client.get("/api/calls?limit=5&to=" + daysAgo(random.nextDouble() * DAYS)))
                    .data();
            String cursor = page.path("nextCursor").asString("");
            if (!cursor.isEmpty()) {
                cursors.add(cursor);
            }
        }
        var questions = new LinkedHashMap<String, List<String>>();
        questions.put("list", List.of("/api/calls?limit=50"));
        questions.put(
                "list-deep",
                cursors.stream()
                        .map(cursor -> "/api/calls?limit=50&cursor=" + encoded(cursor))
                        .toList());
        questions.put("list-filtered", filtered());
        questions.put(
                "list-rare",
                List.of(
                        "/api/calls?outcome=failed&sentiment=Negative&direction=outbound",
                        "/api/calls?outcome=failed&agentId=" + agents.getLast() + "&direction=outbound",
                        "/api/calls?agentId=agent_of_somebody_else"));
        // Searches as users type them: words that occur in the calls, and one that nobody said.
        questions.put("search", List.of("/api/calls?q=appointment+tomorrow", "/api/calls?q=calling+about"));
        questions.put("search-none", List.of("/api/calls?q=zyzzyva", "/api/calls?q=appointment+zyzzyva"));
        questions.put("search-number", numbers());
        questions.put("detail", calls.stream().map(call -> "/api/calls/" + call).toList());
        questions.put("totals", List.of("/api/analytics/totals?timezone=America/New_York"));
        questions.put("overview-30", overview(30));
        questions.put("overview-90", overview(90));
        questions.put("overview-365", overview(365));
        questions.put("agents", List.of("/api/retell/agent-status"));
        return questions;
    }

    /// Returns the operator's requests: each page of the list of clients, one client's monthly
    /// statements, and months of all clients.
    ///
    /// @param client the client of the statements
    static Map<String, List<String>> ofOperator(Api operator, UUID client) {
        YearMonth present = YearMonth.now(ZoneOffset.UTC);
        List<String> months = IntStream.range(0, 6)
                .mapToObj(i -> present.minusMonths(i).toString())
                .toList();
        var questions = new LinkedHashMap<String, List<String>>();
        questions.put("clients", pages(operator, "/api/clients?limit=50"));
        questions.put(
                "usage",
                months.stream()
                        .map(month -> "/api/clients/" + client + "/statements/" + month)
                        .toList());
        questions.put(
                "usage-all",
                months.stream().map(month -> "/api/usage?month=" + month).toList());
        return questions;
    }

    private static List<String> pages(Api caller, String address) {
        var pages = new ArrayList<String>();
        String cursor = "";
        do {
            String page = address + "&cursor=" + cursor;
            pages.add(page);
            cursor = ok(caller.get(page)).data().path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return pages;
    }

    private List<String> filtered() {
        var all = new ArrayList<String>();
        for (String agent : agents) {
            all.add("/api/calls?agentId=" + agent);
            all.add("/api/calls?agentId=" + agent + "&outcome=voicemail");
        }
        all.add("/api/calls?outcome=not_connected");
        all.add("/api/calls?sentiment=Negative&outcome=answered");
        all.add("/api/calls?direction=outbound&outcome=transferred");
        for (int i = 0; i < 8; i++) {
            double from = 1 + random.nextDouble() * (DAYS - 8);
            all.add("/api/calls?from=%s&to=%s&sentiment=Positive".formatted(daysAgo(from + 7), daysAgo(from)));
        }
        return all;
    }

    private List<String> numbers() {
        return ok(client.get("/api/calls?limit=20"))
                .data()
                .path("calls")
                .valueStream()
                .map(call -> call.path("fromNumber").asString(""))
                .filter(number -> number.length() > 6)
                .map(number -> "/api/calls?q=" + encoded(number.substring(2)))
                .toList();
    }

    private List<String> overview(int days) {
        String period = "/api/analytics/overview?from=%s&to=%s&timezone=America/New_York".formatted(daysAgo(days), now);
        return List.of(period, period + "&agentId=" + agents.getFirst());
    }

    private Instant daysAgo(double days) {
        return now.minus(Duration.ofMinutes((long) (days * 1_440)));
    }

    static Reply ok(Reply reply) {
        if (reply.status() != 200) {
            throw new IllegalStateException(reply.status() + ": " + reply.text());
        }
        return reply;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
