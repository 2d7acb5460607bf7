package com.aivors.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The demo agency: who its clients are and when their phones ring. Read from
/// `resources/demo/agency.json`.
record Agency(SignIn operator, List<Business> businesses) {

    record SignIn(String email, String password) {}

    /// @param signIn null for a business that is no client: nobody has connected its agents
    /// @param phoneNumber E.164, the one people dial
    /// @param areaCodes where its callers live
    /// @param screenplay resources with what is said on the phone
    /// @param recordings a resource with calls that can be heard; null when it has none
    /// @param settings as `PATCH /api/settings` takes them, without the time zone
    /// @param plan as `PUT /api/clients/{id}/plan` takes it
    record Business(
            String name,
            @Nullable SignIn signIn,
            String phoneNumber,
            List<String> areaCodes,
            List<String> screenplay,
            @Nullable String recordings,
            List<Agent> agents,
            List<Surge> surges,
            Map<String, Object> settings,
            Map<String, Object> plan) {}

    /// @param key what screenplays call it
    /// @param fromDay its first day of work, counted from the first of the demo
    /// @param week mean number of calls, Monday to Sunday
    /// @param hours how likely a call is in each hour of a weekday
    /// @param weekendHours the same for Saturday and Sunday
    /// @param webPercent share of calls that come through the browser
    /// @param unconnected share of each reason not to connect, in percent of all calls
    /// @param broken share of each error in the middle of a call, in percent of all calls
    record Agent(
            String key,
            String id,
            String name,
            int version,
            String direction,
            int fromDay,
            List<Double> week,
            List<Double> hours,
            List<Double> weekendHours,
            double webPercent,
            Map<String, Double> unconnected,
            Map<String, Double> broken,
            Map<String, String> variables) {

        boolean isInbound() {
            return direction.equals("inbound");
        }
    }

    /// Days on which more people call than usual.
    record Surge(int fromDay, int days, double factor) {

        boolean covers(long day) {
            return day >= fromDay && day < fromDay + days;
        }
    }

    static Agency read() {
        return new JsonMapper().readValue(ScreenplayReader.text("agency.json"), Agency.class);
    }

    List<Business> clients() {
        return businesses.stream().filter(business -> business.signIn() != null).toList();
    }
}
