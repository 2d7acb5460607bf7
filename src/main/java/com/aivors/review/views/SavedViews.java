package com.aivors.review.views;

import com.aivors.client.people.RemovedPeople;
import com.aivors.client.settings.Disclosure;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.time.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The only class that knows the SQL of `saved_view`. A user sees its own views and the shared
/// ones. The user who made a shared view and the owners of the client may change it.
@Component
final class SavedViews implements RemovedPeople {

    private static final int MOST = 200;

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

    /// Keeps shared views for the other users.
    private static final String FORGET =
            "delete from saved_view where client_id = :client and owner_id = :user and not shared";

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    SavedViews(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    List<SavedView> list(SignedIn who) {
        return database.asClient(
                who.client(),
                sql -> sql
                        .sql(LIST)
                        .param("client", who.client())
                        .param("user", who.userId())
                        .query(SavedViews::read)
                        .list()
                        .stream()
                        .map(shown(sql, who))
                        .toList());
    }

    /// @throws Problem 409 when the client has 200 views
    SavedView add(SignedIn who, ViewChange wanted) {
        SavedView view = wanted.applyTo(null, ids.next(), who.userId());
        return database.asClient(who.client(), sql -> {
            long views = sql.sql(COUNT)
                    .param("client", who.client())
                    .query(Long.class)
                    .single();
            if (views >= MOST) {
                throw ProblemType.TOO_MANY_VIEWS.problem(MOST);
            }
            write(sql, who, view);
            return view;
        });
    }

    /// @throws Problem 404 for a view that the user cannot see, 403 for another user's view
    SavedView changeable(SignedIn who, UUID id) {
        return database.asClient(who.client(), sql -> changeable(sql, who, id));
    }

    SavedView change(SignedIn who, UUID id, ViewChange change) {
        return database.asClient(who.client(), sql -> {
            SavedView present = changeable(sql, who, id);
            SavedView view = change.applyTo(present, id, present.ownerId());
            write(sql, who, view);
            return shown(sql, who).apply(view);
        });
    }

    void remove(SignedIn who, UUID id) {
        database.asClient(who.client(), sql -> {
            changeable(sql, who, id);
            return sql.sql(DELETE).param("client", who.client()).param("id", id).update();
        });
    }

    @Override
    public void removed(UUID clientId, UUID userId) {
        database.asClient(
                clientId,
                sql -> sql.sql(FORGET)
                        .param("client", clientId)
                        .param("user", userId)
                        .update());
    }

    /// Returns a function that masks the numbers of a view if the client may not see numbers.
    private static UnaryOperator<SavedView> shown(JdbcClient sql, SignedIn who) {
        return Disclosure.of(sql, who.client()).numbers() ? UnaryOperator.identity() : ViewNumbers::mask;
    }

    private static SavedView changeable(JdbcClient sql, SignedIn who, UUID id) {
        SavedView view = sql.sql(ONE)
                .param("client", who.client())
                .param("user", who.userId())
                .param("id", id)
                .query(SavedViews::read)
                .optional()
                .orElseThrow(Problem::notFound);
        if (!view.own() && who.membership() != Membership.OWNER) {
            throw ProblemType.VIEW_OF_ANOTHER_USER.problem();
        }
        return view;
    }

    private void write(JdbcClient sql, SignedIn who, SavedView view) {
        sql.sql(WRITE)
                .param("client", who.client())
                .param("id", view.id())
                .param("owner", view.ownerId())
                .param("name", view.name())
                .param("query", view.query())
                .param("columns", view.columns().toArray(String[]::new))
                .param("shared", view.shared())
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
