package com.aivors.analytics;

import com.aivors.call.CallDisclosure;
import com.aivors.client.settings.ClientSettings;
import com.aivors.client.settings.SettingsRows;
import com.aivors.platform.database.Database;
import com.aivors.platform.time.ZoneNames;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads overviews with [PeriodReading], so that the figures agree with the list of calls.
final class Overviews {

    private Overviews() {}

    /// Reads an overview. Call it first in its transaction, so that it reads one snapshot.
    static Overview read(JdbcClient sql, UUID clientId, OverviewQuery.Question question) {
        Database.readAsOfOneMoment(sql);
        ClientSettings settings = SettingsRows.of(sql, clientId);
        ZoneId zone = question.timezone() == null ? settings.zone() : ZoneNames.of(question.timezone());
        var reading = new PeriodReading(sql, clientId, settings);
        boolean ownDays = reading.hasDaysOf(zone);

        var bucketing = new Bucketing(question.bucket(), zone, question.period());
        var asked = new OverviewSums(bucketing, zone);
        reading.read(
                new PeriodReading.Question(
                        question.period(),
                        question.agentId(),
                        bucketing.cuts(),
                        ownDays && question.bucket() != Bucket.HOUR,
                        ReadingDetail.ALL),
                asked::add);

        Range<Instant> compared =
                Periods.comparedSoFar(question.compare(), zone, question.period(), question.comparedUntil());
        Tally before = compared == null
                ? null
                : compared(reading, compared, question.agentId(), ownDays, detailOfCompared(settings, question));
        var disclosure = CallDisclosure.ofClient(sql, clientId);
        var callers = new Callers(sql, clientId, disclosure)
                .of(question.period(), question.agentId(), asked.total().calls());
        return new OverviewAnswer(question, zone, settings, asked, compared, before, disclosure).with(callers);
    }

    private static ReadingDetail detailOfCompared(ClientSettings settings, OverviewQuery.Question question) {
        if (!settings.goals().isEmpty()) {
            return ReadingDetail.ALL;
        }
        return question.comparesResponses() ? ReadingDetail.RESPONSES : ReadingDetail.SUMS;
    }

    private static Tally compared(
            PeriodReading reading,
            Range<Instant> period,
            @Nullable String agentId,
            boolean days,
            ReadingDetail detail) {
        var tally = new Tally();
        reading.read(
                new PeriodReading.Question(period, agentId, new TreeSet<>(), days, detail),
                piece -> tally.merge(piece.tally()));
        return tally;
    }
}
