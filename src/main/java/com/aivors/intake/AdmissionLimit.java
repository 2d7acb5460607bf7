package com.aivors.intake;

import com.aivors.platform.http.CoreAnswers;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.source.Refusal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/// Limits how many deliveries are processed at once. Further deliveries wait in the order of
/// arrival, without a thread, and get a 503 after a while.
final class AdmissionLimit extends QoSHandler {

    /// Two full batches, which take less than half a second. More at once would not be faster.
    private static final int AT_ONCE = 512;

    private static final Duration PATIENCE = Duration.ofMillis(800);

    /// The memory of a waiting request, without its body.
    private static final int WAITING_BYTES = 100_000;

    /// At most a quarter of the heap.
    private static final int MOST_WAITING =
            Math.clamp(Runtime.getRuntime().maxMemory() / 4 / WAITING_BYTES, 256, 1_536);

    /// Delays each 503, so that clients that retry at once cannot monopolise the CPU.
    private static final Duration BEFORE_REFUSAL = Duration.ofMillis(300);

    /// Counted from the arrival of the request: the time that it has already waited for a place counts.
    private static final Duration LONGEST_BEFORE_REFUSAL = Duration.ofSeconds(1);

    /// The delay grows with the number of pending refusals: 500 refusals a second take a tenth of a
    /// processor.
    private static final Duration BETWEEN_REFUSALS = Duration.ofMillis(2);

    private final BooleanSupplier overdue;
    private final Body.Budget budget;
    private final CoreAnswers answers;
    private final AtomicInteger refusing = new AtomicInteger();

    /// @param overdue whether the oldest events have waited too long for the database
    AdmissionLimit(DeliveryHandler next, BooleanSupplier overdue, Body.Budget budget, CoreAnswers answers) {
        super(next);
        this.overdue = overdue;
        this.budget = budget;
        this.answers = answers;
        setMaxRequestCount(AT_ONCE);
        setMaxSuspendedRequestCount(MOST_WAITING);
        setMaxSuspend(PATIENCE);
    }

    static Problem busy() {
        return ProblemType.BUSY.problem().retryAfter(1);
    }

    /// Returns whether to refuse a request before its body is read.
    ///
    /// @param announced the body's length; less than 0 when the sender does not state it
    boolean isFull(long announced) {
        return overdue.getAsBoolean()
                || getSuspendedRequestCount() >= MOST_WAITING
                || !budget.hasRoomFor(Math.max(announced, 0));
    }

    @Override
    protected void reject(Request request, Response response, Callback callback, int status) {
        refuse(request, response, callback);
    }

    @Override
    protected void failSuspended(Request request, Response response, Callback callback, int status, Throwable cause) {
        refuse(request, response, callback);
    }

    /// Answers 503 after a delay. The time that the request has waited for a place counts towards
    /// it.
    void refuse(Request request, Response response, Callback callback) {
        WebhookRequest delivery = WebhookRequest.of(request);
        delivery.refused(Refusal.BUSY);
        delivery.close();
        int others = refusing.getAndIncrement();
        Runnable answer = () -> {
            refusing.decrementAndGet();
            answers.write(response, busy(), callback);
        };
        if (others >= MOST_WAITING) {
            answer.run();
            return;
        }
        long least = overdue.getAsBoolean() ? 0 : BEFORE_REFUSAL.toMillis();
        long whole =
                Math.clamp(BETWEEN_REFUSALS.multipliedBy(others).toMillis(), least, LONGEST_BEFORE_REFUSAL.toMillis());
        long waited = NanoTime.millisSince(request.getBeginNanoTime());
        long millis = Math.max(0, whole - waited);
        request.getComponents()
                .getScheduler()
                .schedule(() -> request.getComponents().getExecutor().execute(answer), millis, TimeUnit.MILLISECONDS);
    }
}
