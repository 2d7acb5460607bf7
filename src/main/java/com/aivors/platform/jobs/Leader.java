package com.aivors.platform.jobs;

import com.aivors.platform.database.Role;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// Lets one node at a time run each [Job]. A node that runs a job writes its heartbeat into
/// `scheduled_task`. When the heartbeat stops, another node takes the job over after at most 20 s.
///
/// Uses db-scheduler: it needs one small table and no threads that sleep in transactions, and its
/// detection of dead nodes has been in use for years.
final class Leader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);

    private static final Duration POLLING = Duration.ofSeconds(2);

    /// A node counts as dead after four missed heartbeats: 12 s. The check runs at every second
    /// one: 6 s more.
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// Waits after readiness, so that the jobs do not slow down the first requests.
    private static final Duration HESITATION = Duration.ofSeconds(3);

    private final DataSource connections;
    private final List<Job> jobs;
    private final Pace pace;
    private @Nullable Scheduler scheduler;
    private @Nullable Thread starter;
    private boolean closed;

    Leader(DataSource pool, List<Job> jobs, Pace pace) {
        this.connections = new RoleConnections(pool, Role.INTAKE);
        this.jobs = jobs;
        this.pace = pace;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (!closed && starter == null) {
            starter = Thread.ofVirtual().name("leader-start").start(this::start);
        }
    }

    private void start() {
        try {
            do {
                Thread.sleep(pace.of(HESITATION));
                // Waits for the database: jobs that the scheduler cannot register at its start
                // would never run.
            } while (!isThere());
            synchronized (this) {
                if (!closed) {
                    scheduler = scheduler();
                    scheduler.start();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() {
        try (var connection = connections.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Scheduler scheduler() {
        var tasks = new ArrayList<RecurringTask<Void>>();
        for (Job job : jobs) {
            tasks.add(Tasks.recurring(job.name(), FixedDelay.of(pace.of(job.pause())))
                    .execute((_, execution) ->
                            run(job, () -> !execution.getSchedulerState().isShuttingDown())));
        }
        return Scheduler.create(connections)
                .startTasks(tasks)
                .tableName("scheduled_task")
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .commitWhenAutocommitDisabled(true)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(pace.of(POLLING))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LAST_WORDS)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                // One thread per job, so that a long job such as a replay delays no other.
                .threads(jobs.size())
                .build();
    }

    /// Runs a job once. Logs a failure; the job runs again after its pause.
    private static void run(Job job, BooleanSupplier goesOn) {
        try {
            job.work().accept(goesOn);
        } catch (RuntimeException e) {
            LOG.warn("{} failed and will be retried", job.name(), e);
        }
    }

    @Override
    public void close() {
        Scheduler running;
        synchronized (this) {
            closed = true;
            running = scheduler;
            if (starter != null) {
                starter.interrupt();
            }
        }
        if (running != null) {
            running.stop();
        }
    }
}
