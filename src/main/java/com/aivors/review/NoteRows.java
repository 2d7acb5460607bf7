package com.aivors.review;

import com.aivors.call.CallKey;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.StorableText;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of `call_note`, and the rules for the text of a note.
final class NoteRows {

    private static final int LONGEST = 5_000;
    private static final int MOST = 200;

    private static final String LIST = """
            select n.note_id, n.written_at, n.author, n.note from call_note n
             where n.client_id = :client and n.call_id = :call
             order by n.note_id
            """;

    private static final String COUNT =
            "select count(*) from call_note n where n.client_id = :client and n.call_id = :call";

    private static final String ADD = """
            insert into call_note (client_id, call_id, note_id, written_at, author_id, author, note)
            values (:client, :call, :id, :now, :authorId, :author, :note)
            """;

    private NoteRows() {}

    /// @param by the author's e-mail
    record Note(UUID id, Instant at, String by, String text) {}

    /// Returns the notes, the oldest first.
    static List<Note> list(JdbcClient sql, CallKey call) {
        return sql.sql(LIST)
                .param("client", call.clientId())
                .param("call", call.callId())
                .query((row, _) -> new Note(
                        row.getObject("note_id", UUID.class),
                        row.getTimestamp("written_at").toInstant(),
                        row.getString("author"),
                        row.getString("note")))
                .list();
    }

    /// @throws Problem 409 when the call has the maximum number of notes
    static Note add(JdbcClient sql, CallKey call, UUID authorId, Note note) {
        requireRoom(sql, call);
        sql.sql(ADD)
                .param("client", call.clientId())
                .param("call", call.callId())
                .param("id", note.id())
                .param("now", Timestamp.from(note.at()))
                .param("authorId", authorId)
                .param("author", note.by())
                .param("note", note.text())
                .update();
        return note;
    }

    private static void requireRoom(JdbcClient sql, CallKey call) {
        long notes = sql.sql(COUNT)
                .param("client", call.clientId())
                .param("call", call.callId())
                .query(Long.class)
                .single();
        if (notes >= MOST) {
            throw ProblemType.TOO_MANY_NOTES.problem();
        }
    }

    /// Returns the checked text. Allows line breaks and tabs, but no other control characters.
    ///
    /// @throws Problem 400 when the text is empty, too long or not allowed
    static String text(@Nullable String text) {
        String note = text == null ? "" : text.strip();
        if (note.isEmpty()
                || note.length() > LONGEST
                || note.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                || !StorableText.isStorable(note)) {
            throw FieldProblem.NOTE_LENGTH.problem("text");
        }
        return note;
    }
}
