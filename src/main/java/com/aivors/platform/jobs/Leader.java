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

/// Lets one node at a time do each [Job]. Whoever picks a job up writes its heartbeat into
/// `scheduled_task`; when that stops, another node takes the job over, after 20 s at most.
///
/// db-scheduler: one small table, no threads that sleep in transactions, and its way of noticing
/// dead nodes has been in use for years.
final class Leader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leader.class);

    private static final Duration POLLING = Duration.ofSeconds(2);

    /// Dead after four missed ones, which is looked for at every second one: 12 s, and 6 more.
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /// After readiness, so that the first requests of a start do not share the machine with it.
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
                // Jobs that cannot be entered at its start would be missing for ever.
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
                // A long one, such as a replay, keeps no other waiting.
                .threads(jobs.size())
                .build();
    }

    /// What fails is tried again after its pause: there is nothing else to be done about it.
    private static void run(Job job, BooleanSupplier goesOn) {
        try {
            job.work().accept(goesOn);
        } catch (RuntimeException e) {
            LOG.warn("{} did not succeed and is tried again", job.name(), e);
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
