package com.aivors.review;

import com.aivors.call.CallKey;
import com.aivors.call.CallReview;
import com.aivors.call.ChangeAnnouncer;
import com.aivors.call.list.CallReviews;
import com.aivors.client.people.People;
import com.aivors.client.people.Person;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Changes reviews within their client and notifies the open dashboards.
@Component
final class Reviews {

    private final Database database;
    private final ReviewRows rows;
    private final ChangeAnnouncer announcer;
    private final InstantSource clock;

    Reviews(Database database, ReviewRows rows, ChangeAnnouncer announcer, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.announcer = announcer;
        this.clock = clock;
    }

    /// Changes all of the calls or none.
    ///
    /// @return the new reviews by call
    /// @throws Problem 404 when a call is unknown, 400 when the assignee is unknown
    Map<String, CallReview> change(SignedIn who, Collection<String> callIds, ReviewChange change) {
        UUID clientId = who.client();
        // In the order of all changes of reviews, so that two changes of the same calls do not deadlock.
        var calls = new TreeSet<>(callIds);
        Instant now = clock.instant();
        var reviews = database.asClient(clientId, sql -> {
            if (!rows.knows(sql, clientId, calls)) {
                throw Problem.notFound();
            }
            Person assignee = assignee(sql, clientId, change);
            for (String callId : calls) {
                change(sql, who, new CallKey(clientId, callId), change, assignee, now);
            }
            return CallReviews.of(sql, clientId, calls);
        });
        announcer.announce(Map.of(clientId, calls));
        return reviews;
    }

    private void change(
            JdbcClient sql, SignedIn who, CallKey call, ReviewChange change, @Nullable Person assignee, Instant now) {
        ReviewRows.Stored before = rows.hold(sql, call, now);
        var after = new ReviewRows.Stored(
                change.flagged() == null ? before.flagged() : change.flagged(),
                change.done() == null ? before.done() : change.done(),
                change.assigns() ? change.assigneeId() : before.assigneeId());
        Set<String> tagsBefore = rows.tags(sql, call);
        Set<String> tagsAfter = change.tagsAfter(tagsBefore);
        var entries = new HistoryEntries();
        entries.changed("flagged", before.flagged(), after.flagged());
        entries.changed("done", before.done(), after.done());
        if (!Objects.equals(before.assigneeId(), after.assigneeId())) {
            entries.add("assignee", email(sql, call.clientId(), before.assigneeId()), emailOf(assignee));
        }
        tagsBefore.stream().filter(tag -> !tagsAfter.contains(tag)).forEach(tag -> entries.add("tag", tag, null));
        tagsAfter.stream().filter(tag -> !tagsBefore.contains(tag)).forEach(tag -> entries.add("tag", null, tag));
        if (entries.isEmpty()) {
            return;
        }
        rows.write(sql, call, after, now);
        rows.setTags(sql, call, tagsBefore, tagsAfter);
        rows.record(sql, call, who.userId(), who.email(), entries, now);
    }

    private static @Nullable Person assignee(JdbcClient sql, UUID clientId, ReviewChange change) {
        UUID id = change.assigneeId();
        if (id == null) {
            return null;
        }
        Person person = People.byIds(sql, clientId, Set.of(id)).get(id);
        if (person == null) {
            throw ReviewChange.unknownAssignee();
        }
        return person;
    }

    private static @Nullable String email(JdbcClient sql, UUID clientId, @Nullable UUID userId) {
        return userId == null
                ? null
                : emailOf(People.byIds(sql, clientId, Set.of(userId)).get(userId));
    }

    private static @Nullable String emailOf(@Nullable Person person) {
        return person == null ? null : person.email();
    }
}
