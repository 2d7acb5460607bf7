package com.aivors.call.list;

import com.aivors.call.CallRow;
import com.aivors.call.FilteredCall;
import com.aivors.call.MaskedNumber;
import com.aivors.call.filter.CallFilters;
import com.aivors.call.search.SearchLexemes;
import com.aivors.call.search.SearchedField;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Defines the searched fields of a call, and the terms of its row in the search index.
final class CallSearch {

    private CallSearch() {}

    /// Returns the fields in the order in which hits are shown. Omits masked numbers, because their
    /// digits would confirm guesses at the hidden ones.
    static List<SearchedField> fields(FilteredCall call, @Nullable String transcript) {
        CallRow row = call.row();
        var fields = new ArrayList<SearchedField>();
        add(fields, "summary", row.summary(), false);
        add(fields, "transcript", transcript, false);
        call.fields().forEach((name, value) -> add(fields, CallFilters.FIELD + name, value, false));
        add(fields, "agentName", row.agentName(), false);
        add(fields, "fromNumber", row.fromNumber(), true);
        add(fields, "toNumber", row.toNumber(), true);
        add(fields, "callId", row.callId(), false);
        add(fields, "agentId", row.agentId(), false);
        return fields;
    }

    private static void add(List<SearchedField> fields, String name, @Nullable String text, boolean number) {
        boolean searched = text != null && !text.isEmpty() && !(number && MaskedNumber.isMasked(text));
        if (text != null && searched) {
            fields.add(new SearchedField(name, text, number));
        }
    }

    /// Returns the terms of the filters, the client and the day. The index holds the calls of all
    /// clients.
    static List<String> terms(UUID clientId, FilteredCall call) {
        var terms = new ArrayList<>(CallFilters.termsOf(call));
        terms.add(client(clientId));
        terms.add(day(clientId, LocalDate.ofInstant(call.row().listedAt(), ZoneOffset.UTC)));
        return terms;
    }

    /// For spans up to this length, a query lists the days one by one.
    private static final Duration BY_DAY = Duration.ofDays(66);

    /// Returns a part of a tsquery that finds at least the calls of a client in the span.
    static String within(UUID clientId, Instant since, Instant until) {
        if (Duration.between(since, until).compareTo(BY_DAY) > 0) {
            return SearchLexemes.any(List.of(client(clientId)));
        }
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
        return SearchLexemes.any(first.datesUntil(last.plusDays(1))
                .map(day -> day(clientId, day))
                .toList());
    }

    private static String client(UUID clientId) {
        return "client=" + clientId;
    }

    private static String day(UUID clientId, LocalDate day) {
        return "day=" + clientId + "/" + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
