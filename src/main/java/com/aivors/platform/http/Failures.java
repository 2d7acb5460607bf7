package com.aivors.platform.http;

import com.aivors.platform.database.SqlFault;
import com.aivors.platform.database.TooManySlowReads;
import com.aivors.platform.secrets.SecretKeys;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Maps an exception to the answer for the caller. Our own faults are never a 4xx.
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int RETRY_SECONDS = 5;

    private Failures() {}

    public static Problem problem(Throwable failure) {
        if (causes(failure).anyMatch(Failures::isCancelled)) {
            LOG.warn("A statement took too long and was cancelled");
            return ProblemType.TOO_SLOW.problem().retryAfter(RETRY_SECONDS);
        }
        for (Throwable cause : (Iterable<Throwable>) causes(failure)::iterator) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof TooManySlowReads) {
                return ProblemType.TOO_MANY_READS.problem().retryAfter(RETRY_SECONDS);
            }
            if (cause instanceof RequestRejectedException) {
                return ProblemType.MALFORMED.problem();
            }
            if (isBrokenRequest(cause)) {
                return ProblemType.INCOMPLETE.problem();
            }
            if (isPassing(cause)) {
                LOG.warn("The database did not answer: {}", cause.toString());
                return ProblemType.UNAVAILABLE.problem().retryAfter(RETRY_SECONDS);
            }
        }
        String incident = SecretKeys.generate().substring(0, 10);
        LOG.error("Incident {}", incident, failure);
        return ProblemType.INTERNAL.problem(incident);
    }

    /// The request broke off, stalled or has wrong framing: a fault of the sender, not an incident.
    private static boolean isBrokenRequest(Throwable cause) {
        return (cause instanceof HttpException http && http.getCode() == 400)
                || cause instanceof EOFException
                || cause instanceof SocketTimeoutException
                || cause instanceof TimeoutException;
    }

    /// Cancelled by `statement_timeout`.
    private static boolean isCancelled(Throwable cause) {
        return cause instanceof SQLException sql && SqlFault.of(sql) == SqlFault.CANCELLED;
    }

    /// Returns whether a retry may succeed.
    private static boolean isPassing(Throwable cause) {
        return switch (cause) {
            // A commit or rollback that the connection did not survive.
            case TransactionSystemException _,
                    CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    QueryTimeoutException _,
                    TransientDataAccessException _ -> true;
            case SQLException sql ->
                switch (SqlFault.of(sql)) {
                    case AWAY, PASSING, CANCELLED -> true;
                    case DATA, LOCKED, SYSTEM, OTHER, UNKNOWN -> false;
                };
            default -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(
                        failure, cause -> cause != null, cause -> cause == null ? null : cause.getCause())
                .limit(20)
                .map(cause -> cause == null ? failure : cause);
    }
}
