package com.aivors.platform.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entries of the audit log, newest first.
///
/// @param nextCursor the cursor of the next page; null on the last page
public record AuditPage(List<AuditEntry> entries, @Nullable String nextCursor) {}
