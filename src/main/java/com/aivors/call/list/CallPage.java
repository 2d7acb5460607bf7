package com.aivors.call.list;

import com.aivors.call.CallRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls, newest first.
///
/// @param nextCursor where the next page begins; null on the last one
public record CallPage(List<CallRow> calls, @Nullable String nextCursor) {}
