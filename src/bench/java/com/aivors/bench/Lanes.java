package com.aivors.bench;

import com.aivors.intake.DirectWrites;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes batches of 256 events without HTTP, on as many connections as the service has writers.
final class Lanes implements Contender {

    static final int BATCH = 256;

    private final String name;
    private final String what;
    private final List<BatchSink> sinks = new ArrayList<>();
    private final AtomicLong next = new AtomicLong(Mix.SIZE);

    Lanes(String name, String what, Supplier<BatchSink> sink) {
        this.name = name;
        this.what = what;
        for (int lane = 0; lane < DirectWrites.LANES; lane++) {
            sinks.add(sink.get());
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public boolean isOnJavaVm() {
        return false;
    }

    @Override
    public Round run(Duration time) {
        long begin = System.nanoTime();
        var written = new AtomicLong();
        var lanes = sinks.stream()
                .map(sink -> new Lane(sink, begin + time.toNanos(), written))
                .toList();
        lanes.forEach(Thread::start);
        lanes.forEach(Lane::finish);
        // The last batch counts, and so does its time.
        return Round.of((System.nanoTime() - begin) / 1e9, written.get());
    }

    @Override
    public void close() {
        sinks.forEach(BatchSink::close);
    }

    private final class Lane extends Thread {

        private final BatchSink sink;
        private final long end;
        private final AtomicLong written;
        private @Nullable SQLException failure;

        Lane(BatchSink sink, long end, AtomicLong written) {
            this.sink = sink;
            this.end = end;
            this.written = written;
        }

        @Override
        public void run() {
            try {
                do {
                    sink.write(next.getAndAdd(BATCH), BATCH);
                    written.addAndGet(BATCH);
                } while (System.nanoTime() < end);
            } catch (SQLException e) {
                failure = e;
            }
        }

        void finish() {
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
