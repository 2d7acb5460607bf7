package com.aivors.billing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The billing options of a client, beside its plans.
///
/// @param clientSees whether the client may read its minutes, its plan and its statements
/// @param prepaid whether the client pays in advance and sees a balance
record ClientBilling(boolean clientSees, boolean prepaid) {

    static final ClientBilling NONE = new ClientBilling(false, false);

    private static final String OF_CLIENT = "select client_sees, prepaid from client_billing where client_id = :client";

    private static final String OF_ALL = "select client_id, client_sees, prepaid from client_billing";

    private static final String PUT = """
            insert into client_billing (client_id, client_sees, prepaid) values (:client, :sees, :prepaid)
            on conflict (client_id) do update set client_sees = excluded.client_sees, prepaid = excluded.prepaid
            """;

    static ClientBilling ofClient(JdbcClient sql, UUID clientId) {
        return sql.sql(OF_CLIENT)
                .param("client", clientId)
                .query((row, _) -> new ClientBilling(row.getBoolean("client_sees"), row.getBoolean("prepaid")))
                .optional()
                .orElse(NONE);
    }

    static Map<UUID, ClientBilling> ofAll(JdbcClient sql) {
        var all = new HashMap<UUID, ClientBilling>();
        sql.sql(OF_ALL).query(row -> {
            all.put(
                    row.getObject("client_id", UUID.class),
                    new ClientBilling(row.getBoolean("client_sees"), row.getBoolean("prepaid")));
        });
        return all;
    }

    void save(JdbcClient sql, UUID clientId) {
        sql.sql(PUT)
                .param("client", clientId)
                .param("sees", clientSees)
                .param("prepaid", prepaid)
                .update();
    }
}
