package com.aivors.client.settings;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.FieldProblem;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads and changes settings under the scope of their client.
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

    /// Figures stay right: what was counted for the settings before is no longer used, and is counted
    /// anew in the background.
    ///
    /// @param change names what changes
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
