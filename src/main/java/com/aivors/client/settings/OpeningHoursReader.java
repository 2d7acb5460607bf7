package com.aivors.client.settings;

import com.aivors.client.settings.OpeningHours.Interval;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StrictFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the opening hours of a change.
final class OpeningHoursReader {

    private static final int MOST_INTERVALS = 6;
    private static final String PLACE = "openingHours";
    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private OpeningHoursReader() {}

    /// @return null for JSON null, which removes the hours
    static @Nullable OpeningHours read(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        StrictFields.object(json, PLACE, DAYS);
        return new OpeningHours(
                day(json, "monday"),
                day(json, "tuesday"),
                day(json, "wednesday"),
                day(json, "thursday"),
                day(json, "friday"),
                day(json, "saturday"),
                day(json, "sunday"));
    }

    private static List<Interval> day(JsonNode json, String day) {
        JsonNode given = json.path(day);
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        String place = PLACE + "." + day;
        var intervals = new ArrayList<Interval>();
        for (JsonNode interval : StrictFields.array(given, place, MOST_INTERVALS)) {
            intervals.add(interval(interval, place + "[" + intervals.size() + "]"));
        }
        intervals.sort(Comparator.comparingInt(Interval::begin));
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).begin() < intervals.get(i - 1).end()) {
                throw FieldProblem.OVERLAPPING_INTERVALS.problem(place);
            }
        }
        return List.copyOf(intervals);
    }

    private static Interval interval(JsonNode json, String place) {
        StrictFields.object(json, place, Set.of("from", "to"));
        var interval = new Interval(time(json, "from", place), time(json, "to", place));
        if (interval.begin() >= interval.end()) {
            throw FieldProblem.INTERVAL_ORDER.problem(place);
        }
        return interval;
    }

    private static String time(JsonNode json, String name, String place) {
        String time = StrictFields.text(json.path(name), place + "." + name, 5);
        if (!time.matches("([01]\\d|2[0-3]):[0-5]\\d|24:00")) {
            throw FieldProblem.CLOCK_TIME.problem(place + "." + name);
        }
        return time;
    }
}
