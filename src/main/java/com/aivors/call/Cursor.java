package com.aivors.call;

import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.time.IsoTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a page ended (keyset): stays right while calls arrive, and costs the same on every page.
record Cursor(Instant listedAt, String callId) {

    static Cursor after(CallRow row) {
        return new Cursor(row.listedAt(), row.callId());
    }

    static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            if (space < 0 || plain.indexOf('\0') >= 0) {
                throw FieldProblem.INVALID_CURSOR.problem("cursor");
            }
            return new Cursor(IsoTime.parse(plain.substring(0, space)), plain.substring(space + 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw FieldProblem.INVALID_CURSOR.problem("cursor");
        }
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((listedAt + " " + callId).getBytes(StandardCharsets.UTF_8));
    }
}
