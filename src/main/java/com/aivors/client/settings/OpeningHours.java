package com.aivors.client.settings;

import java.time.LocalDateTime;
import java.util.List;

/// The opening hours of a business in its local time. A weekday without an interval is closed.
public record OpeningHours(
        List<Interval> monday,
        List<Interval> tuesday,
        List<Interval> wednesday,
        List<Interval> thursday,
        List<Interval> friday,
        List<Interval> saturday,
        List<Interval> sunday) {

    /// @param from inclusive, such as `09:00`
    /// @param to exclusive, such as `17:30`; at most `24:00`
    public record Interval(String from, String to) {

        int begin() {
            return minutes(from);
        }

        int end() {
            return minutes(to);
        }

        private static int minutes(String time) {
            return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
        }
    }

    public boolean isOpen(LocalDateTime time) {
        int minute = time.getHour() * 60 + time.getMinute();
        List<Interval> day = week().get(time.getDayOfWeek().getValue() - 1);
        return day.stream().anyMatch(interval -> minute >= interval.begin() && minute < interval.end());
    }

    private List<List<Interval>> week() {
        return List.of(monday, tuesday, wednesday, thursday, friday, saturday, sunday);
    }
}
