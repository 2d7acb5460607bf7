package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.database.TestDatabase;
import com.aivors.platform.settings.DatabaseAddress;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private Settings settings() {
        return SettingsReader.read(
                Map.of("AIVORS_DATA", directory.resolve("data").toString()));
    }

    private Settings settings(DatabaseAddress database) {
        return SettingsReader.read(Map.of(
                "AIVORS_DATA",
                directory.resolve("data").toString(),
                "DATABASE_URL",
                "postgres://%s:%s@%s:%d/%s"
                        .formatted(
                                database.user(),
                                database.password(),
                                database.host(),
                                database.port(),
                                database.name())));
    }

    @Test
    void remembersTheFirstDayAndTheLoadedDays() {
        DemoData.open(settings(), DAY).add(DAY.plusDays(3));
        DemoData again = DemoData.open(settings(), DAY.plusDays(20));
        assertThat(again.firstDay()).isEqualTo(DAY);
        assertThat(again.has(DAY.plusDays(3))).isTrue();
        assertThat(again.has(DAY)).isFalse();
    }

    @Test
    void refusesADirectoryWithRealData() throws IOException {
        Files.createDirectories(directory.resolve("data").resolve("postgres"));
        assertThatThrownBy(() -> DemoData.open(settings(), DAY))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("not the demo's");
    }

    @Test
    void theRealServiceRefusesDemoData() {
        DemoData.refuse(settings());
        DemoData.open(settings(), DAY);
        assertThatThrownBy(() -> DemoData.refuse(settings())).isInstanceOf(SettingsException.class);
    }

    @Test
    void refusesAnExternalDatabaseWithoutDemoSchema() throws Exception {
        DatabaseAddress database = TestDatabase.fresh();
        assertThatThrownBy(() -> DemoData.open(settings(database), DAY))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("DATABASE_URL");
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("create schema aivors_demo");
        }
        assertThat(DemoData.open(settings(database), DAY).firstDay()).isEqualTo(DAY);
    }
}
