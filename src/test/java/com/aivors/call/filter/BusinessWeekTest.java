package com.aivors.call.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessWeekTest {

    private static boolean isSundayAtTwo(LocalDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SUNDAY && time.getHour() == 2;
    }

    private static boolean isShortBreak(LocalDateTime time) {
        return time.getHour() == 12 && time.getMinute() >= 7 && time.getMinute() < 9;
    }

    /// Two weeks around a change of the clocks. The last zone changes by half an hour.
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-10-18T00:00:00Z",
        "Europe/Berlin, 2026-03-22T00:00:00Z",
        "America/New_York, 2026-10-25T05:10:00Z",
        "Asia/Kathmandu, 2026-06-01T00:00:00Z",
        "Pacific/Chatham, 2026-04-01T00:00:00Z",
        "Australia/Lord_Howe, 2026-04-01T00:00:00Z",
    })
    void spansCoverEveryMinuteWithLittleExcess(ZoneId zone, Instant since) {
        Instant until = since.plus(Duration.ofDays(14));
        for (Predicate<LocalDateTime> contains :
                List.<Predicate<LocalDateTime>>of(BusinessWeekTest::isSundayAtTwo, BusinessWeekTest::isShortBreak)) {
            List<BusinessWeek.Span> spans = BusinessWeek.of(zone, contains).between(since, until);
            long inside = 0;
            for (Instant time = since; time.isBefore(until); time = time.plusSeconds(60)) {
                if (contains.test(time.atZone(zone).toLocalDateTime())) {
                    inside++;
                    Instant minute = time;
                    assertThat(spans)
                            .as(minute.toString())
                            .anyMatch(span -> !minute.isBefore(span.since()) && minute.isBefore(span.until()));
                }
            }
            long spanned = spans.stream()
                    .mapToLong(
                            span -> Duration.between(span.since(), span.until()).toMinutes())
                    .sum();
            assertThat(spanned - inside).isBetween(0L, 30L * spans.size());
        }
    }

    @Test
    void theIntersectionContainsTheMinutesOfBothWeeks() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        var both = BusinessWeek.of(zone, time -> time.getDayOfWeek() == DayOfWeek.SUNDAY)
                .and(BusinessWeek.of(zone, time -> time.getHour() == 2));
        assertThat(both).isEqualTo(BusinessWeek.of(zone, BusinessWeekTest::isSundayAtTwo));
    }

    @Test
    void aPeriodOfManyYearsBecomesOneSpan() {
        var nights = BusinessWeek.of(ZoneId.of("UTC"), time -> time.getHour() == 3);
        assertThat(nights.between(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")))
                .containsExactly(new BusinessWeek.Span(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(nights.between(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z")))
                .hasSize(365);
    }
}
