package com.aivors.client.settings;

import com.aivors.client.KnownClient;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.audit.Audit;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads and changes the disclosure of a client. Every request reads it in its own transaction, so
/// a change takes effect on all nodes at once.
@Component
public final class DisclosureChanges {

    private final Database database;
    private final Audit audit;

    DisclosureChanges(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// @throws com.aivors.platform.http.Problem 404 for an unknown client
    public Disclosure of(UUID clientId) {
        return database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, clientId);
            return DisclosureRows.of(sql, clientId);
        });
    }

    /// @param who an operator
    /// @throws com.aivors.platform.http.Problem 404 for an unknown client, 400 naming the field that is
    ///     wrong
    public Disclosure change(SignedIn who, UUID clientId, JsonNode change) {
        return database.as(Role.OPERATOR, sql -> {
            KnownClient.require(sql, clientId);
            Disclosure before = DisclosureRows.hold(sql, clientId);
            Disclosure after = DisclosureView.changed(change, before);
            if (!after.equals(before)) {
                DisclosureRows.change(sql, clientId, after);
                audit.record(sql, who, "disclosure.changed", clientId, clientId.toString());
            }
            return after;
        });
    }
}
