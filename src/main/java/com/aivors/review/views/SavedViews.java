package com.aivors.review.views;

import com.aivors.client.people.RemovedPeople;
import com.aivors.client.settings.Disclosure;
import com.aivors.platform.access.Membership;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.time.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lists, adds, changes and removes saved views. The user who made a shared view and owners of the
/// client change it.
@Component
final class SavedViews implements RemovedPeople {

    private static final int MOST = 200;

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
                sql -> ViewRows.list(sql, who).stream().map(shown(sql, who)).toList());
    }

    /// @throws Problem 409 when the client has 200 views
    SavedView add(SignedIn who, ViewChange wanted) {
        SavedView view = wanted.applyTo(null, ids.next(), who.userId());
        return database.asClient(who.client(), sql -> {
            if (ViewRows.count(sql, who.client()) >= MOST) {
                throw ProblemType.TOO_MANY_VIEWS.problem(MOST);
            }
            ViewRows.write(sql, who.client(), view, clock.instant());
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
            ViewRows.write(sql, who.client(), view, clock.instant());
            return shown(sql, who).apply(view);
        });
    }

    void remove(SignedIn who, UUID id) {
        database.asClient(who.client(), sql -> {
            changeable(sql, who, id);
            ViewRows.delete(sql, who.client(), id);
            return id;
        });
    }

    @Override
    public void removed(UUID clientId, UUID userId) {
        database.asClient(clientId, sql -> {
            ViewRows.deleteOwn(sql, clientId, userId);
            return userId;
        });
    }

    /// Returns a function that masks the numbers of a view if the client may not see numbers.
    private static UnaryOperator<SavedView> shown(JdbcClient sql, SignedIn who) {
        return Disclosure.of(sql, who.client()).numbers() ? UnaryOperator.identity() : ViewNumbers::mask;
    }

    private static SavedView changeable(JdbcClient sql, SignedIn who, UUID id) {
        SavedView view = ViewRows.find(sql, who, id).orElseThrow(Problem::notFound);
        if (!view.own() && who.membership() != Membership.OWNER) {
            throw ProblemType.VIEW_OF_ANOTHER_USER.problem();
        }
        return view;
    }
}
