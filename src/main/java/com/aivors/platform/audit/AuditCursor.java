package com.aivors.platform.audit;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.time.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The position where a page of the audit log ended (keyset).
record AuditCursor(Instant recordedAt, UUID auditId) {

    private static final AuditCursor START = new AuditCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

    static AuditCursor after(AuditEntry entry) {
        return new AuditCursor(entry.recordedAt(), entry.id());
    }

    static AuditCursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return START;
        }
        try {
            int mark = text.indexOf('~');
            return new AuditCursor(
                    IsoTime.parse(text.substring(0, Math.max(mark, 0))), UUID.fromString(text.substring(mark + 1)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw FieldProblem.INVALID_CURSOR.problem("cursor");
        }
    }

    String text() {
        return recordedAt + "~" + auditId;
    }
}
