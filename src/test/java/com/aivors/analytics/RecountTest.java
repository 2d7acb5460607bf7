package com.aivors.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.retell.CallEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The job that counts marked hours loses no change that is committed beside it.
class RecountTest extends RollupScene {

    @Test
    void aMergeDuringTheJobKeepsItsMark() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            Map<UUID, NavigableSet<Instant>> hours = MarkedHours.take(job, EVERYTHING);
            merge.run();
            Recount.count(job, hours);
        });
        assertRight(whole());
    }

    /// The negative control: if the job counted before it took the marks, it would lose a mark that
    /// is set in between.
    @Test
    void countingBeforeTakingMarksLosesAChange() throws SQLException {
        inTheMiddleOfTheJob((job, merge) -> {
            Recount.count(job, Map.of(ACME, new TreeSet<>(Set.of(BEGIN))));
            merge.run();
            MarkedHours.take(job, EVERYTHING);
        });
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    /// The other negative control: a writer must not reuse an existing mark.
    @Test
    void sharingAMarkOfAnotherWriterLosesAChange() throws SQLException {
        try (Connection writer = pools.intake().getConnection();
                Connection job = pools.intake().getConnection()) {
            write(writer, ACME, event("first", BEGIN.plusSeconds(60), random(1)));
            writer.commit();
            write(writer, ACME, event("second", BEGIN.plusSeconds(120), random(2)));
            try (var statement = writer.createStatement()) {
                statement.execute("delete from rollup_mark where xmin = pg_current_xact_id()::xid");
            }
            assertThat(Recount.round(job, EVERYTHING)).isOne();
            job.commit();
            writer.commit();
        }
        assertThatThrownBy(() -> assertRight(whole())).isInstanceOf(AssertionError.class);
    }

    @Test
    void onlyOneNodeCountsAtATime() throws SQLException {
        try (Connection one = pools.intake().getConnection();
                Connection other = pools.intake().getConnection()) {
            merge(one, random(5), ACME, 20);
            one.commit();
            assertThat(Recount.round(one, EVERYTHING)).isPositive();
            assertThat(Recount.round(other, EVERYTHING)).isZero();
            one.rollback();
            assertThat(Recount.round(other, EVERYTHING)).isPositive();
            other.rollback();
        }
    }

    @Test
    void theJobThinsMarksOfTheCurrentHourToOne() throws SQLException {
        try (Connection connection = pools.intake().getConnection()) {
            for (int i = 0; i < 5; i++) {
                write(connection, ACME, event("hot" + i, BEGIN.plusSeconds(i), random(i)));
                connection.commit();
            }
            assertThat(Recount.round(connection, BEGIN.minusSeconds(1))).isZero();
            assertThat(Recount.thin(connection, BEGIN.minusSeconds(1))).isEqualTo(4);
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isOne();
            assertRight(whole());
            assertThat(Recount.round(connection, BEGIN)).isOne();
            connection.commit();
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
        }
    }

    @Test
    void aRepeatedEventMarksNoHour() throws SQLException {
        try (Connection connection = pools.intake().getConnection()) {
            CallEvent event = event("same", BEGIN.plusSeconds(60), random(9));
            write(connection, ACME, event);
            Recount.round(connection, EVERYTHING);
            write(connection, ACME, event);
            assertThat(count(connection, "select count(*) from rollup_mark")).isZero();
            connection.rollback();
        }
    }

    private interface Middle {
        void run(Connection job, Runnable merge) throws SQLException;
    }

    private static void inTheMiddleOfTheJob(Middle middle) throws SQLException {
        try (Connection writer = pools.intake().getConnection();
                Connection job = pools.intake().getConnection()) {
            write(writer, ACME, event("first", BEGIN.plusSeconds(60), random(1)));
            writer.commit();
            middle.run(job, () -> {
                try {
                    write(writer, ACME, event("second", BEGIN.plusSeconds(120), random(2)));
                    writer.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            job.commit();
        }
    }
}
