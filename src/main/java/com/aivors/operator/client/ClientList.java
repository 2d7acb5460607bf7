package com.aivors.operator.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of clients, ordered by name.
///
/// @param nextCursor the cursor of the next page; null on the last page
record ClientList(List<ClientRow> clients, @Nullable String nextCursor) {}
