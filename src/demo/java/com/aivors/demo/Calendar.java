package com.aivors.demo;

import com.aivors.demo.Agency.Agent;
import com.aivors.demo.Agency.Business;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Schedules the calls. The calls of a day depend only on the seed, the date, and its distance from
/// the first day of the demo.
final class Calendar {

    /// The business grows from the first value to the second one within the days of growth.
    private static final double SMALL = 0.82;

    private static final double GROWN = 1.18;
    private static final double DAYS_OF_GROWTH = 90;

    /// Only the last month has calls with recordings, so that a visitor finds one at once.
    private static final int FIRST_HEARD = 60;

    private static final int LAST_DAY = 89;
    private static final int TAKES = 5;

    private final Agency agency;
    private final long seed;
    private final LocalDate firstDay;

    Calendar(Agency agency, long seed, LocalDate firstDay) {
        this.agency = agency;
        this.seed = seed;
        this.firstDay = firstDay;
    }

    /// A scheduled call.
    ///
    /// @param take the index of the agent's recorded call to play, if the agent has that many; null
    ///     for all other calls
    /// @param chance the random numbers for the content of the call
    record Appointment(
            Business business,
            Agent agent,
            LocalDateTime at,
            @Nullable Integer take,
            Chance chance) {}

    List<Appointment> of(LocalDate day) {
        var calls = new ArrayList<Appointment>();
        for (Business business : agency.businesses()) {
            for (Agent agent : business.agents()) {
                Chance chance = Chance.of(seed, agent.id(), agent.key(), day);
                long count = Math.round(mean(business, agent, day) * Math.clamp(chance.around(1, 0.14), 0.6, 1.5));
                for (int i = 0; i < count; i++) {
                    LocalDateTime at = day.atTime(hour(agent, day, chance), chance.below(60), chance.below(60));
                    Chance said = Chance.of(seed, agent.id(), agent.key(), day, i);
                    calls.add(new Appointment(business, agent, at, i == 0 ? take(day) : null, said));
                }
            }
        }
        return calls;
    }

    /// Returns an index on every second day, each index in turn.
    private @Nullable Integer take(LocalDate day) {
        long age = day.toEpochDay() - firstDay.toEpochDay();
        long before = LAST_DAY - age;
        return age >= FIRST_HEARD && before > 0 && before % 2 == 1 ? (int) (before / 2 % TAKES) : null;
    }

    private double mean(Business business, Agent agent, LocalDate day) {
        long age = day.toEpochDay() - firstDay.toEpochDay();
        if (age < agent.fromDay()) {
            return 0;
        }
        double growth = SMALL + (GROWN - SMALL) * Math.clamp(age / DAYS_OF_GROWTH, 0, 1);
        double surge = business.surges().stream()
                .filter(one -> one.covers(age))
                .mapToDouble(Agency.Surge::factor)
                .findFirst()
                .orElse(1);
        return agent.week().get(day.getDayOfWeek().getValue() - 1) * growth * surge;
    }

    private static int hour(Agent agent, LocalDate day, Chance chance) {
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        List<Double> weights = weekend ? agent.weekendHours() : agent.hours();
        Map<Integer, Double> hours = new LinkedHashMap<>();
        for (int hour = 0; hour < weights.size(); hour++) {
            hours.put(hour, weights.get(hour));
        }
        return chance.weighted(hours);
    }
}
