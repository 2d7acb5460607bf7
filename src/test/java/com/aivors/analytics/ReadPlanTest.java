package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @Test
    void wholeDaysAreReadAsDaysAndTheEndsByHoursAndCalls() {
        ReadPlan plan = plan(range("2026-06-01T20:30:00Z", "2026-06-03T23:15:00Z"), Set.of(), BERLIN);
        assertThat(plan.days()).containsExactly(new Range<>(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 4)));
        assertThat(plan.hours())
                .containsExactly(
                        range("2026-06-01T21:00:00Z", "2026-06-01T22:00:00Z"),
                        range("2026-06-03T22:00:00Z", "2026-06-03T23:00:00Z"));
        assertThat(plan.calls())
                .containsExactly(
                        range("2026-06-01T20:30:00Z", "2026-06-01T21:00:00Z"),
                        range("2026-06-03T23:00:00Z", "2026-06-03T23:15:00Z"));
    }

    @Test
    void aMarkedHourIsReadFromTheCallsAndItsDayByHours() {
        ReadPlan plan =
                plan(range("2026-06-01T22:00:00Z", "2026-06-03T22:00:00Z"), Set.of(at("2026-06-02T10:00:00Z")), BERLIN);
        assertThat(plan.days()).containsExactly(new Range<>(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 4)));
        assertThat(plan.hours())
                .containsExactly(
                        range("2026-06-01T22:00:00Z", "2026-06-02T10:00:00Z"),
                        range("2026-06-02T11:00:00Z", "2026-06-02T22:00:00Z"));
        assertThat(plan.calls()).containsExactly(range("2026-06-02T10:00:00Z", "2026-06-02T11:00:00Z"));
    }

    /// Midnight in India divides an hour of UTC: both days are touched by its mark.
    @Test
    void anHourMayTouchTwoDays() {
        ReadPlan plan =
                plan(range("2026-06-01T18:30:00Z", "2026-06-03T18:30:00Z"), Set.of(at("2026-06-02T18:00:00Z")), INDIA);
        assertThat(plan.days()).isEmpty();
        assertThat(plan.calls())
                .containsExactly(
                        range("2026-06-01T18:30:00Z", "2026-06-01T19:00:00Z"),
                        range("2026-06-02T18:00:00Z", "2026-06-02T19:00:00Z"),
                        range("2026-06-03T18:00:00Z", "2026-06-03T18:30:00Z"));
    }

    @Test
    void withoutDaysEverythingIsReadByHours() {
        ReadPlan plan = ReadPlan.of(
                range("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"),
                new TreeSet<>(Set.of(at("2026-06-01T18:30:00Z"))),
                new TreeSet<>(),
                null);
        assertThat(plan.days()).isEmpty();
        assertThat(plan.hours()).hasSize(2);
        assertThat(plan.calls()).containsExactly(range("2026-06-01T18:00:00Z", "2026-06-01T19:00:00Z"));
    }

    /// The longer part of a divided hour is the hour's row less the calls of the shorter one.
    @Test
    void ofADividedHourOnlyTheShorterPartIsReadFromTheCalls() {
        ReadPlan plan = sums(
                range("2026-06-01T09:20:00Z", "2026-06-01T13:10:00Z"), Set.of(at("2026-06-01T11:40:00Z")), Set.of());
        assertThat(plan.hours())
                .containsExactly(
                        range("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z"),
                        range("2026-06-01T12:00:00Z", "2026-06-01T13:00:00Z"));
        assertThat(plan.divided())
                .containsOnly(
                        Map.entry(
                                at("2026-06-01T09:00:00Z"),
                                new ReadPlan.Divided(
                                        at("2026-06-01T09:20:00Z"),
                                        range("2026-06-01T09:00:00Z", "2026-06-01T09:20:00Z"),
                                        false)),
                        Map.entry(
                                at("2026-06-01T11:00:00Z"),
                                new ReadPlan.Divided(
                                        at("2026-06-01T11:00:00Z"),
                                        range("2026-06-01T11:40:00Z", "2026-06-01T12:00:00Z"),
                                        true)));
        assertThat(plan.calls()).containsExactly(range("2026-06-01T13:00:00Z", "2026-06-01T13:10:00Z"));
    }

    @Test
    void anHourThatIsMarkedOrInThreePartsIsReadFromTheCalls() {
        Range<Instant> period = range("2026-06-01T09:20:00Z", "2026-06-01T12:00:00Z");
        ReadPlan plan = sums(
                period,
                Set.of(at("2026-06-01T10:10:00Z"), at("2026-06-01T11:10:00Z"), at("2026-06-01T11:50:00Z")),
                Set.of(at("2026-06-01T09:00:00Z"), at("2026-06-01T10:00:00Z")));
        assertThat(plan.divided()).isEmpty();
        assertThat(plan.calls()).containsExactly(period);
    }

    private static ReadPlan sums(Range<Instant> period, Set<Instant> cuts, Set<Instant> stale) {
        return ReadPlan.ofSums(period, new TreeSet<>(cuts), new TreeSet<>(stale), null);
    }

    private static ReadPlan plan(Range<Instant> period, Set<Instant> stale, ZoneId zone) {
        return ReadPlan.of(period, new TreeSet<>(List.of(period.since())), new TreeSet<>(stale), zone);
    }

    private static Range<Instant> range(String since, String until) {
        return new Range<>(at(since), at(until));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
