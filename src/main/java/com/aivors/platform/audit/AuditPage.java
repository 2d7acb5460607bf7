package com.aivors.platform.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries of the audit log, newest first.
///
/// @param nextCursor asks for the page after; null on the last
public record AuditPage(List<AuditEntry> entries, @Nullable String nextCursor) {}
