package com.aivors.review.views;

import com.aivors.platform.access.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The only class that knows the SQL of `saved_view`. A user sees its own views and the shared ones.
final class ViewRows {

    private static final String COLUMNS = """
            select v.view_id, v.owner_id, v.name, v.query, v.view_columns, v.shared, v.owner_id = :user as own
              from saved_view v
             where v.client_id = :client and (v.owner_id = :user or v.shared)
            """;

    private static final String LIST = COLUMNS + " order by lower(v.name), v.view_id";

    private static final String ONE = COLUMNS + " and v.view_id = :id";

    private static final String COUNT = "select count(*) from saved_view v where v.client_id = :client";

    private static final String WRITE = """
            insert into saved_view (client_id, view_id, owner_id, name, query, view_columns, shared, changed_at)
            values (:client, :id, :owner, :name, :query, :columns::text[], :shared, :now)
            on conflict (client_id, view_id) do update set
                name = excluded.name, query = excluded.query, view_columns = excluded.view_columns,
                shared = excluded.shared, changed_at = excluded.changed_at
            """;

    private static final String DELETE = "delete from saved_view where client_id = :client and view_id = :id";

    /// Shared views stay for the other users.
    private static final String DELETE_OWN =
            "delete from saved_view where client_id = :client and owner_id = :user and not shared";

    private ViewRows() {}

    /// By name.
    static List<SavedView> list(JdbcClient sql, SignedIn who) {
        return sql.sql(LIST)
                .param("client", who.client())
                .param("user", who.userId())
                .query(ViewRows::read)
                .list();
    }

    /// @return empty for a view that the user does not see
    static Optional<SavedView> find(JdbcClient sql, SignedIn who, UUID id) {
        return sql.sql(ONE)
                .param("client", who.client())
                .param("user", who.userId())
                .param("id", id)
                .query(ViewRows::read)
                .optional();
    }

    /// How many the client has, of all its users.
    static long count(JdbcClient sql, UUID clientId) {
        return sql.sql(COUNT).param("client", clientId).query(Long.class).single();
    }

    static void write(JdbcClient sql, UUID clientId, SavedView view, Instant now) {
        sql.sql(WRITE)
                .param("client", clientId)
                .param("id", view.id())
                .param("owner", view.ownerId())
                .param("name", view.name())
                .param("query", view.query())
                .param("columns", view.columns().toArray(String[]::new))
                .param("shared", view.shared())
                .param("now", Timestamp.from(now))
                .update();
    }

    static void delete(JdbcClient sql, UUID clientId, UUID id) {
        sql.sql(DELETE).param("client", clientId).param("id", id).update();
    }

    /// Deletes the views of a user that nobody else sees.
    static void deleteOwn(JdbcClient sql, UUID clientId, UUID userId) {
        sql.sql(DELETE_OWN).param("client", clientId).param("user", userId).update();
    }

    private static SavedView read(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getObject("view_id", UUID.class),
                row.getString("name"),
                row.getString("query"),
                List.of((String[]) row.getArray("view_columns").getArray()),
                row.getBoolean("shared"),
                row.getBoolean("own"),
                row.getObject("owner_id", UUID.class));
    }
}
