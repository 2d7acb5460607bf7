package com.aivors.call;

import org.jspecify.annotations.Nullable;

/// A call without the parts that its reader may not see, with its transcript if that was read.
public record ShownCall(FilteredCall call, @Nullable String transcript) {}
