package com.aivors.operator.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Clients by their names.
///
/// @param nextCursor asks for the page after; null on the last
record ClientList(List<ClientRow> clients, @Nullable String nextCursor) {}
