package com.aivors.call.list;

import com.aivors.call.CallRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of calls, newest first.
///
/// @param nextCursor the position where the next page begins; null on the last page
public record CallPage(List<CallRow> calls, @Nullable String nextCursor) {}
