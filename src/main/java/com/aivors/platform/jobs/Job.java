package com.aivors.platform.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A recurring job that one node at a time runs. If the node dies, another node starts the job from
/// the beginning, so the work must be idempotent.
///
/// @param name the job's name in the log and its key in the cluster
/// @param pause the time from the end of a run to the next start
/// @param work does the pending work; its argument tells whether it may continue, and at a shutdown
///     it should end within seconds
public record Job(String name, Duration pause, Consumer<BooleanSupplier> work) {}
