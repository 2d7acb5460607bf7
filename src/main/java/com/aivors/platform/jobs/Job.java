package com.aivors.platform.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Something that is done again and again, by one node at a time. The node may die in the middle
/// of it, and another then begins anew: what it does must be the same when done twice.
///
/// @param name what it does, for the log; the key it is known by in the cluster
/// @param pause from its end to its next beginning
/// @param work does what is there to be done. Given is whether it may go on: when the node shuts
///     down, it should end within seconds
public record Job(String name, Duration pause, Consumer<BooleanSupplier> work) {}
