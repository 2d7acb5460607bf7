package com.aivors.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls, newest first.
///
/// @param nextCursor where the next page begins; null on the last one
public record CallPage(List<CallRow> calls, @Nullable String nextCursor) {}
