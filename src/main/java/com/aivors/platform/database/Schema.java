package com.aivors.platform.database;

import com.aivors.platform.settings.DatabaseAddress;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Migrates a database to the current schema. Several nodes may start this at once: Flyway's lock
/// lets one node work, and the others wait.
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    private Schema() {}

    /// @param owner a user who may create tables and roles
    /// @param login the user of the service; it receives the right to take each [Role]
    public static void migrate(DatabaseAddress owner, String login) {
        try (var pool = new HikariDataSource()) {
            pool.setPoolName("migration");
            pool.setJdbcUrl(owner.jdbcUrl());
            pool.setUsername(owner.user());
            pool.setPassword(owner.password());
            pool.setMaximumPoolSize(3);
            var flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("login", login))
                    .validateMigrationNaming(true)
                    .load();
            var result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info("Migrated the database schema to version {}", result.targetSchemaVersion);
            }
            String present = String.valueOf(flyway.info().current().getVersion());
            if (new BigDecimal(present).compareTo(SchemaVersion.OURS) > 0) {
                LOG.warn(
                        "The database has schema {}, this program knows only {}: it leaves rollups and the search"
                                + " index to newer nodes",
                        present,
                        SchemaVersion.OURS);
            }
        }
    }
}
