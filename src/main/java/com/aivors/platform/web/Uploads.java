package com.aivors.platform.web;

/// The memory that bodies share while they come in.
@FunctionalInterface
public interface Uploads {

    /// Whether so much of it is taken that slow senders must go.
    boolean areCrowded();
}
