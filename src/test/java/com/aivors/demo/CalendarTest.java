package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.demo.Calendar.Appointment;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarTest {

    /// A Monday.
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private static final List<Appointment> ALL = days(0, 90);

    private static List<Appointment> days(int from, int to) {
        var calendar = new Calendar(Agency.read(), 7, FIRST);
        return IntStream.range(from, to)
                .mapToObj(FIRST::plusDays)
                .flatMap(day -> calendar.of(day).stream())
                .toList();
    }

    @Test
    void ninetyDaysContainAboutTenThousandCalls() {
        assertThat(ALL).hasSizeBetween(8_000, 11_000);
    }

    @Test
    void aDayIsIndependentOfOtherDays() {
        assertThat(days(40, 41).stream().map(Appointment::at).toList())
                .isEqualTo(days(38, 43).stream()
                        .map(Appointment::at)
                        .filter(at -> at.toLocalDate().equals(FIRST.plusDays(40)))
                        .toList());
    }

    @Test
    void everyBusinessIsBusyAndGrows() {
        for (Agency.Business business : Agency.read().clients()) {
            List<Appointment> own = of(business.name());
            assertThat(own.size() / 90).as(business.name()).isBetween(22, 60);
            assertThat(own.stream().filter(call -> day(call) >= 60).count())
                    .as("the last month of " + business.name())
                    .isGreaterThan(own.stream().filter(call -> day(call) < 30).count());
        }
    }

    @Test
    void theDentistGetsFewCallsOnWeekendsAndAtNoon() {
        List<Appointment> dental = of("Larkspur Dental");
        assertThat(share(dental, CalendarTest::isWeekend)).isLessThan(0.08);
        assertThat(atHour(dental, 9)).isGreaterThan(2 * atHour(dental, 12));
        assertThat(atHour(dental, 3)).isZero();
    }

    @Test
    void lawyersGetManyCallsAfterHours() {
        Predicate<Appointment> late =
                call -> call.at().getHour() >= 18 || call.at().getHour() < 8;
        assertThat(share(of("Whitlock & Amari Law"), late)).isBetween(0.25, 0.5);
    }

    @Test
    void plumbersGetCallsOnWeekends() {
        assertThat(share(of("Kestrel Plumbing & Drain"), CalendarTest::isWeekend))
                .isBetween(0.18, 0.32);
    }

    private static List<Appointment> of(String business) {
        return ALL.stream()
                .filter(call -> call.business().name().equals(business))
                .toList();
    }

    private static boolean isWeekend(Appointment call) {
        return call.at().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static long day(Appointment call) {
        return call.at().toLocalDate().toEpochDay() - FIRST.toEpochDay();
    }

    private static long atHour(List<Appointment> calls, int hour) {
        return calls.stream()
                .filter(call -> !isWeekend(call) && call.at().getHour() == hour)
                .count();
    }

    private static double share(List<Appointment> calls, Predicate<Appointment> which) {
        return (double) calls.stream().filter(which).count() / calls.size();
    }
}
