package com.aivors.call;

import org.jspecify.annotations.Nullable;

/// A call as its reader may see it, with its transcript where that was read.
public record ShownCall(FilteredCall call, @Nullable String transcript) {}
