package com.aivors.call.list;

import com.aivors.call.CallDetail;
import com.aivors.call.CallDetail.CallAnalysis;
import com.aivors.call.CallDetail.CallCost;
import com.aivors.call.CallDetail.CostShare;
import com.aivors.call.CallRow;
import com.aivors.retell.CallDocument;
import com.aivors.retell.CallOutcome;
import com.github.luben.zstd.Zstd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds the detail of a call from its row and its stored body.
final class DetailReader {

    private static final CallDocument NOTHING =
            new CallDocument(List.of(), List.of(), Map.of(), null, null, false, null, null);

    private DetailReader() {}

    static CallDetail read(CallRow row, ResultSet rest, List<CallDetail.ReceivedEvent> events, Instant now)
            throws SQLException {
        byte[] body = rest.getBytes("body");
        CallDocument document =
                body == null ? NOTHING : CallDocument.read(Zstd.decompress(body, rest.getInt("body_bytes")));
        String url = document.recordingUrl();
        boolean usable = url != null && RecordingLink.isUsable(url);
        boolean expired = usable && url != null && RecordingLink.hasExpired(url, now);
        return new CallDetail(
                row,
                rest.getString("transcript"),
                document.turns(),
                analysis(row, rest.getObject("in_voicemail", Boolean.class)),
                document.customAnalysis(),
                document.latency(),
                cost(rest.getBigDecimal("cost_cents"), document.cost()),
                usable && !expired && url != null ? RecordingLink.playable(url) : null,
                usable && !expired ? null : reason(row, document, expired),
                document.transferDestination(),
                events);
    }

    private static @Nullable CallAnalysis analysis(CallRow row, @Nullable Boolean inVoicemail) {
        boolean any = row.summary() != null || row.successful() != null || row.sentiment() != null;
        return any ? new CallAnalysis(row.summary(), row.successful(), inVoicemail, row.sentiment()) : null;
    }

    private static @Nullable CallCost cost(@Nullable BigDecimal cents, CallDocument.@Nullable Cost document) {
        if (cents == null) {
            return null;
        }
        List<CostShare> items = document == null
                ? List.of()
                : document.items().stream()
                        .map(item -> new CostShare(item.product(), item.cents()))
                        .toList();
        return new CallCost("USD", cents.setScale(0, RoundingMode.HALF_UP).longValue(), items);
    }

    private static String reason(CallRow row, CallDocument document, boolean expired) {
        if (expired) {
            return "expired";
        }
        if (CallOutcome.IN_PROGRESS.text().equals(row.outcome())) {
            return "in_progress";
        }
        return document.storageOptedOut() ? "storage_opted_out" : "not_recorded";
    }
}
