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

/// Names the fields of a call that are searched, and the terms that its row in the index has.
final class CallSearch {

    private CallSearch() {}

    /// In the order in which a hit is shown. A masked number is not searched: its digits would answer
    /// guesses at the hidden ones.
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

    /// Those of the filters, the client, and the day: the index holds the calls of all clients.
    static List<String> terms(UUID clientId, FilteredCall call) {
        var terms = new ArrayList<>(CallFilters.termsOf(call));
        terms.add(client(clientId));
        terms.add(day(clientId, LocalDate.ofInstant(call.row().listedAt(), ZoneOffset.UTC)));
        return terms;
    }

    /// The longest span whose days are named one by one.
    private static final Duration BY_DAY = Duration.ofDays(66);

    /// As part of a tsquery: calls of a client, at least all of those in the span.
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
