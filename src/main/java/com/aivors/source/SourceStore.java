package com.aivors.source;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Role;
import com.aivors.platform.secrets.Sealer;
import com.aivors.platform.time.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The only class that knows the SQL of `source` and `source_secret`.
public final class SourceStore {

    private static final String ADD = """
            insert into source (source_id, kind, name, client_id, created_at)
            values (:id, :kind, :name, :client, :now)
            on conflict do nothing
            """;

    private static final String ALL =
            "select source_id, kind, name, client_id from source order by created_at, source_id";

    private static final String SECRETS = """
            select secret_id, source_id, sealed, hint, created_at from source_secret
             where retired_at is null
             order by created_at, secret_id
            """;

    /// Locks the source: two operators who retire secrets at once must not leave it without one.
    private static final String HOLD = "select source_id from source where source_id = :source for update";

    private static final String OTHERS = """
            select count(*) filter (where secret_id <> :id) as others, count(*) filter (where secret_id = :id) as this
              from source_secret where source_id = :source and retired_at is null
            """;

    private static final String ADD_SECRET = """
            insert into source_secret (secret_id, source_id, sealed, hint, created_at)
            values (:id, :source, :sealed, :hint, :now)
            """;

    /// Clears the secret, so that an unused secret is not kept even in sealed form.
    private static final String RETIRE = """
            update source_secret set retired_at = :now, sealed = ''
             where secret_id = :id and source_id = :source and retired_at is null
            """;

    private static final String SEALED = """
            select secret_id, source_id, sealed from source_secret where retired_at is null for update
            """;

    private static final String RESEAL = "update source_secret set sealed = :sealed where secret_id = :id";

    private final Database database;
    private final Sealer sealer;
    private final Ids ids;
    private final InstantSource clock;

    public SourceStore(Database database, Sealer sealer, Ids ids, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /// An active stored secret in plain text.
    record Secret(UUID id, UUID sourceId, String value, Instant createdAt) {}

    record All(List<Source> sources, List<Secret> secrets) {}

    All load() {
        return database.as(
                Role.OPERATOR,
                sql -> new All(
                        sql.sql(ALL)
                                .query((row, _) -> new Source(
                                        row.getObject("source_id", UUID.class),
                                        Source.Kind.valueOf(
                                                row.getString("kind").toUpperCase(Locale.ROOT)),
                                        row.getString("name"),
                                        row.getObject("client_id", UUID.class)))
                                .list(),
                        sql.sql(SECRETS)
                                .query((row, _) -> {
                                    UUID sourceId = row.getObject("source_id", UUID.class);
                                    return new Secret(
                                            row.getObject("secret_id", UUID.class),
                                            sourceId,
                                            sealer.open(row.getBytes("sealed"), context(sourceId)),
                                            row.getTimestamp("created_at").toInstant());
                                })
                                .list()));
    }

    /// Adds a source; does nothing when the id exists.
    void add(UUID id, Source.Kind kind, String name, @Nullable UUID clientId) {
        database.as(
                Role.OPERATOR,
                sql -> sql.sql(ADD)
                        .param("id", id)
                        .param("kind", kind.name().toLowerCase(Locale.ROOT))
                        .param("name", name)
                        .param("client", clientId)
                        .param("now", now())
                        .update());
    }

    void addSecret(UUID sourceId, String value) {
        database.as(
                Role.OPERATOR,
                sql -> sql.sql(ADD_SECRET)
                        .param("id", ids.next())
                        .param("source", sourceId)
                        .param("sealed", sealer.seal(value, context(sourceId)))
                        .param("hint", hint(value))
                        .param("now", now())
                        .update());
    }

    /// Reseals with the current secret key all secrets that were sealed with the previous one.
    ///
    /// @return the number of resealed secrets
    public int reseal() {
        return database.as(Role.OPERATOR, sql -> {
            record Sealed(UUID id, UUID sourceId, byte[] bytes) {}
            List<Sealed> all = sql.sql(SEALED)
                    .query((row, _) -> new Sealed(
                            row.getObject("secret_id", UUID.class),
                            row.getObject("source_id", UUID.class),
                            row.getBytes("sealed")))
                    .list();
            return all.stream()
                    .mapToInt(one -> sealer.reseal(one.bytes(), context(one.sourceId()))
                            .map(anew -> sql.sql(RESEAL)
                                    .param("sealed", anew)
                                    .param("id", one.id())
                                    .update())
                            .orElse(0))
                    .sum();
        });
    }

    /// @param mayBeLast whether another secret comes from the environment
    Retirement retire(UUID sourceId, UUID secretId, boolean mayBeLast) {
        return database.as(Role.OPERATOR, sql -> {
            sql.sql(HOLD).param("source", sourceId).query().listOfRows();
            Retirement verdict = sql.sql(OTHERS)
                    .param("id", secretId)
                    .param("source", sourceId)
                    .query((row, _) -> row.getInt("this") == 0
                            ? Retirement.UNKNOWN
                            : row.getInt("others") > 0 || mayBeLast ? Retirement.RETIRED : Retirement.LAST)
                    .single();
            if (verdict == Retirement.RETIRED) {
                sql.sql(RETIRE)
                        .param("id", secretId)
                        .param("source", sourceId)
                        .param("now", now())
                        .update();
            }
            return verdict;
        });
    }

    /// Returns an ending that is enough to tell two secrets apart but useless to an attacker.
    static String hint(String value) {
        return "…" + value.substring(Math.max(value.length() - 4, value.length() / 2));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String context(UUID sourceId) {
        return "source " + sourceId;
    }
}
