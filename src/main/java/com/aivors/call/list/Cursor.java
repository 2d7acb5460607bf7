package com.aivors.call.list;

import com.aivors.call.CallRow;
import com.aivors.platform.http.PageCursor;
import com.aivors.platform.time.IsoTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The position where a page ended (keyset). It stays correct while calls arrive, and each page
/// costs the same.
public record Cursor(Instant listedAt, String callId) {

    static Cursor after(CallRow row) {
        return new Cursor(row.listedAt(), row.callId());
    }

    static @Nullable Cursor parse(@Nullable String text) {
        return PageCursor.read(text, (listedAt, callId) -> new Cursor(IsoTime.parse(listedAt), callId));
    }

    String text() {
        return PageCursor.text(listedAt, callId);
    }
}
