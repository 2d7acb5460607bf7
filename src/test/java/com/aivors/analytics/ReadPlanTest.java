package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReadPlanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    @Test
    void readsWholeDaysFromDayRowsAndEndsFromHoursAndCalls() {
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
    void readsAMarkedHourFromCallsAndItsDayFromHours() {
        ReadPlan plan =
                plan(range("2026-06-01T22:00:00Z", "2026-06-03T22:00:00Z"), Set.of(at("2026-06-02T10:00:00Z")), BERLIN);
        assertThat(plan.days()).containsExactly(new Range<>(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 4)));
        assertThat(plan.hours())
                .containsExactly(
                        range("2026-06-01T22:00:00Z", "2026-06-02T10:00:00Z"),
                        range("2026-06-02T11:00:00Z", "2026-06-02T22:00:00Z"));
        assertThat(plan.calls()).containsExactly(range("2026-06-02T10:00:00Z", "2026-06-02T11:00:00Z"));
    }

    /// Midnight in India splits an hour of UTC, so a mark of that hour affects both days.
    @Test
    void aMarkOfAnHourAcrossMidnightAffectsBothDays() {
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
    void withoutATimeZoneReadsHoursInsteadOfDays() {
        ReadPlan plan = ReadPlan.of(
                range("2026-06-01T00:00:00Z", "2026-06-03T00:00:00Z"),
                new TreeSet<>(Set.of(at("2026-06-01T18:30:00Z"))),
                new TreeSet<>(),
                null);
        assertThat(plan.days()).isEmpty();
        assertThat(plan.hours()).hasSize(2);
        assertThat(plan.calls()).containsExactly(range("2026-06-01T18:00:00Z", "2026-06-01T19:00:00Z"));
    }

    /// The longer part of a split hour is the row of the hour minus the calls of the shorter part.
    @Test
    void readsOnlyTheShorterPartOfASplitHourFromCalls() {
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
    void readsMarkedHoursAndHoursInThreePartsFromCalls() {
        Range<Instant> period = range("2026-06-01T09:20:00Z", "2026-06-01T12:00:00Z");
        ReadPlan plan = sums(
                period,
                Set.of(at("2026-06-01T10:10:00Z"), at("2026-06-01T11:10:00Z"), at("2026-06-01T11:50:00Z")),
                Set.of(at("2026-06-01T09:00:00Z"), at("2026-06-01T10:00:00Z")));
        assertThat(plan.divided()).isEmpty();
        assertThat(plan.calls()).containsExactly(period);
    }

    /// Includes zones whose midnight splits an hour.
    @ParameterizedTest
    @FieldSource("com.aivors.analytics.RollupScene#ZONES")
    void readsEveryMomentOfThePeriodExactlyOnce(String name) {
        ZoneId zone = ZoneId.of(name);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int round = 0; round < 200; round++) {
            Instant since = moment(random);
            var period = new Range<>(since, since.plusMillis(1 + random.nextLong(DAYS.toMillis())));
            var cuts = new TreeSet<Instant>();
            for (int i = random.nextInt(4); i > 0; i--) {
                Instant cut = moment(random);
                cuts.add(random.nextBoolean() ? cut : Periods.begin(zone, Periods.date(zone, cut)));
            }
            var stale = new TreeSet<Instant>();
            for (int i = random.nextInt(3); i > 0; i--) {
                stale.add(ReadPlan.hour(moment(random)));
            }
            ZoneId days = random.nextInt(4) == 0 ? null : zone;
            ReadPlan whole = ReadPlan.of(period, cuts, stale, days);
            ReadPlan sums = ReadPlan.ofSums(period, cuts, stale, days);
            for (int i = 0; i < 300; i++) {
                Instant time = moment(random);
                int once = covers(period, time) ? 1 : 0;
                assertThat(read(whole, zone, time)).as("%s of %s", time, whole).isEqualTo(once);
                assertThat(read(sums, zone, time)).as("%s of %s", time, sums).isEqualTo(once);
            }
        }
    }

    private static final Duration DAYS = Duration.ofDays(6);

    private static Instant moment(RandomGenerator random) {
        return at("2026-10-22T00:00:00Z").plusMillis(random.nextLong(DAYS.toMillis()));
    }

    /// Returns how many times the plan counts a call at this time.
    private static int read(ReadPlan plan, ZoneId zone, Instant time) {
        LocalDate day = Periods.date(zone, time);
        int times = plan.days().stream().anyMatch(days -> !day.isBefore(days.since()) && day.isBefore(days.until()))
                ? 1
                : 0;
        times +=
                (int) plan.hours().stream().filter(range -> covers(range, time)).count();
        times +=
                (int) plan.calls().stream().filter(range -> covers(range, time)).count();
        ReadPlan.Divided parts = plan.divided().get(ReadPlan.hour(time));
        if (parts == null) {
            return times;
        }
        return times + (covers(parts.shorter(), time) && !parts.both() ? 0 : 1);
    }

    private static boolean covers(Range<Instant> range, Instant time) {
        return !time.isBefore(range.since()) && time.isBefore(range.until());
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
