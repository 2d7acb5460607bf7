package com.aivors.client.settings;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.FieldProblem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads and changes settings within their client.
@Component
public final class SettingsChanges {

    private final Database database;
    private final Audit audit;

    SettingsChanges(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public ClientSettings of(UUID clientId) {
        return database.asClient(clientId, sql -> SettingsRows.of(sql, clientId));
    }

    /// Changes settings. Figures stay correct: counts under the previous settings are no longer
    /// used, and a background job recounts them.
    ///
    /// @param change contains the fields to change
    /// @throws com.aivors.platform.http.Problem 400 naming the field that is wrong, or that only the
    ///     agency may change
    public ClientSettings change(SignedIn who, UUID clientId, JsonNode change) {
        var wanted = new SettingsPatchReader(change);
        return database.asClient(clientId, sql -> {
            ClientSettings before = SettingsRows.hold(sql, clientId);
            ClientSettings after = wanted.applyTo(before);
            if (who.role() == SignedIn.Role.CLIENT
                    && !Disclosure.of(sql, clientId).numbers()) {
                NumberMask.held(before, after).ifPresent(field -> {
                    throw FieldProblem.HELD_BY_AGENCY.problem(field);
                });
            }
            if (!after.equals(before)) {
                SettingsRows.change(sql, clientId, after, !after.countsLike(before));
                audit.record(sql, who, "settings.changed", clientId, clientId.toString());
            }
            return after;
        });
    }
}
