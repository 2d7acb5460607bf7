package com.aivors.bench;

import java.time.Duration;

/// Something that takes the mix and makes it durable, or shows what another part would allow.
interface Contender extends AutoCloseable {

    String name();

    /// One sentence for the report.
    String what();

    /// Whether it needs long to reach its speed.
    boolean isOnJavaVm();

    Round run(Duration time);

    @Override
    void close();
}
