package com.aivors.client.settings;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.StrictFields;
import com.aivors.platform.time.ZoneNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads a [SettingsPatch] and applies it. Fields that are not sent stay.
final class SettingsPatchReader {

    private static final int MOST_GOALS = 5;

    private final JsonNode change;

    /// @throws Problem 400 naming an unknown field
    SettingsPatchReader(JsonNode change) {
        this.change =
                StrictFields.object(change, "", Set.of("timezone", "openingHours", "currency", "goals", "fieldRoles"));
    }

    /// @throws Problem 400 naming the field that is wrong
    ClientSettings applyTo(ClientSettings present) {
        return new ClientSettings(
                change.has("timezone") ? timezone() : present.timezone(),
                change.has("openingHours")
                        ? OpeningHoursReader.read(change.path("openingHours"))
                        : present.openingHours(),
                change.has("currency") ? currency() : present.currency(),
                change.has("goals") ? goals() : present.goals(),
                change.has("fieldRoles") ? FieldRolesReader.read(change.path("fieldRoles")) : present.fieldRoles(),
                present.version(),
                present.outdatedMarked());
    }

    private String timezone() {
        return ZoneNames.find(StrictFields.text(change.path("timezone"), "timezone", 64))
                .map(ZoneId::getId)
                .orElseThrow(() -> FieldProblem.TIME_ZONE.problem("timezone"));
    }

    private String currency() {
        String code = StrictFields.text(change.path("currency"), "currency", 3).toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            throw FieldProblem.CURRENCY.problem("currency");
        }
        return code;
    }

    private List<Goal> goals() {
        JsonNode array = StrictFields.array(change.path("goals"), "goals", MOST_GOALS);
        var goals = new ArrayList<Goal>();
        for (JsonNode goal : array) {
            String place = "goals[" + goals.size() + "]";
            goals.add(GoalReader.read(goal, place));
        }
        if (goals.stream().map(Goal::id).distinct().count() < goals.size()) {
            throw FieldProblem.GOAL_IDS.problem("goals");
        }
        return List.copyOf(goals);
    }
}
