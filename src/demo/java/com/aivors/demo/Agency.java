package com.aivors.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The demo agency: its clients, and the times of their calls. Read from
/// `resources/demo/agency.json`.
record Agency(SignIn operator, List<Business> businesses) {

    record SignIn(String email, String password) {}

    /// @param signIn null for a business that is not a client, so that no client has its agents
    /// @param phoneNumber the number that callers dial, E.164
    /// @param areaCodes the area codes of its callers
    /// @param screenplay resources with the scenarios of its calls
    /// @param recordings a resource with calls that have a recording; null for none
    /// @param settings in the form of `PATCH /api/settings`, without the time zone
    /// @param plan in the form of `PUT /api/clients/{id}/plan`
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

    /// @param key the name of the agent in screenplays
    /// @param fromDay its first working day, counted from the first day of the demo
    /// @param week the mean number of calls per day, Monday to Sunday
    /// @param hours the relative frequency of calls in each hour of a weekday
    /// @param weekendHours the same for Saturday and Sunday
    /// @param webPercent the share of calls from the browser
    /// @param unconnected the share of each reason not to connect, in percent of all calls
    /// @param broken the share of each error during a call, in percent of all calls
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

    /// A period with more calls than usual.
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
