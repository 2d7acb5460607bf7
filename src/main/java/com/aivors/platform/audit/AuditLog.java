package com.aivors.platform.audit;

import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the audit log: all entries for an operator, and for a client the entries that concern it.
@Component
final class AuditLog {

    /// Hides the operator's name and address from clients.
    private static final String FOR_CLIENT = """
            select audit_id, recorded_at, action, client_id, null as client_name, subject,
                   case when actor_role = 'operator' then 'Your agency' else actor end as actor,
                   case when actor_role = 'operator' then null else address end as address
            """;

    private static final String FOR_OPERATOR = """
            select audit_id, recorded_at, action, client_id,
                   (select name from client c where c.client_id = audit_entry.client_id) as client_name,
                   subject, actor, address
            """;

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    AuditPage read(SignedIn caller, AuditQuery.Checked query) {
        UUID own = caller.clientId();
        return own == null
                ? database.as(Role.OPERATOR, sql -> page(sql, FOR_OPERATOR, query))
                : database.asClient(own, sql -> page(sql, FOR_CLIENT, query));
    }

    private static AuditPage page(JdbcClient sql, String columns, AuditQuery.Checked query) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        conditions.add("(recorded_at, audit_id) < (:before, :id)");
        parameters.put("before", Timestamp.from(query.cursor().recordedAt()));
        parameters.put("id", query.cursor().auditId());
        parameters.put("limit", query.limit() + 1);
        if (query.clientId() != null) {
            conditions.add("client_id = :client");
            parameters.put("client", query.clientId());
        }
        if (!query.actions().isEmpty()) {
            conditions.add("action in (:actions)");
            parameters.put("actions", query.actions());
        }
        if (query.from() != null) {
            conditions.add("recorded_at >= :from");
            parameters.put("from", Timestamp.from(query.from()));
        }
        if (query.to() != null) {
            conditions.add("recorded_at < :to");
            parameters.put("to", Timestamp.from(query.to()));
        }
        var entries = new ArrayList<>(sql.sql(columns + """
              from audit_entry
             where %s
             order by recorded_at desc, audit_id desc
             limit :limit
            """.formatted(String.join(" and ", conditions)))
                .params(parameters)
                .query(AuditLog::entry)
                .list());
        boolean more = entries.size() > query.limit();
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
                row.getString("client_name"),
                row.getString("subject"),
                row.getString("address"));
    }
}
