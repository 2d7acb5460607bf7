package com.aivors.bench;

import java.time.Duration;

/// A system that makes the mix durable, or that shows the limit of one part of the work.
interface Contender extends AutoCloseable {

    String name();

    /// Returns one sentence for the report.
    String what();

    /// Returns whether it needs a long warm-up.
    boolean isOnJavaVm();

    Round run(Duration time);

    @Override
    void close();
}
