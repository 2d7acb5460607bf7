package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the audit log: an operator all of it, a client what concerns it.
@Component
final class AuditLog {

    /// An operator's person and address are the agency's affair.
    private static final String OF_CLIENT = """
            select audit_id, recorded_at, action, client_id, subject,
                   case when actor_role = 'operator' then 'Your agency' else actor end as actor,
                   case when actor_role = 'operator' then null else address end as address
              from audit_entry
             where client_id = :client and (recorded_at, audit_id) < (:before, :id)
             order by recorded_at desc, audit_id desc
             limit :limit
            """;

    private static final String ALL = """
            select audit_id, recorded_at, action, client_id, subject, actor, address
              from audit_entry
             where (recorded_at, audit_id) < (:before, :id) and (:client::uuid is null or client_id = :client)
             order by recorded_at desc, audit_id desc
             limit :limit
            """;

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /// @param clientId what an operator narrows the log to; null for all
    AuditPage read(SignedIn caller, AuditCursor cursor, int size, @Nullable UUID clientId) {
        UUID own = caller.clientId();
        return own == null
                ? database.as(Role.OPERATOR, sql -> page(sql, ALL, clientId, cursor, size))
                : database.asClient(own, sql -> page(sql, OF_CLIENT, own, cursor, size));
    }

    private static AuditPage page(JdbcClient sql, String query, @Nullable UUID clientId, AuditCursor cursor, int size) {
        var entries = new ArrayList<>(sql.sql(query)
                .param("client", clientId, Types.OTHER)
                .param("before", Timestamp.from(cursor.recordedAt()))
                .param("id", cursor.auditId())
                .param("limit", size + 1)
                .query(AuditLog::entry)
                .list());
        boolean more = entries.size() > size;
        if (more) {
            entries.removeLast();
        }
        return new AuditPage(
                List.copyOf(entries),
                more ? AuditCursor.after(entries.getLast()).text() : null);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("audit_id", UUID.class),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("action"),
                row.getString("actor"),
                row.getObject("client_id", UUID.class),
                row.getString("subject"),
                row.getString("address"));
    }
}
