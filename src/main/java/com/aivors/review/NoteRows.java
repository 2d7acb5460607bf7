package com.aivors.review;

import com.aivors.call.CallKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of `call_note`.
final class NoteRows {

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

    /// @return false when the call has as many as it may have
    static boolean add(JdbcClient sql, CallKey call, UUID authorId, Note note) {
        long notes = sql.sql(COUNT)
                .param("client", call.clientId())
                .param("call", call.callId())
                .query(Long.class)
                .single();
        if (notes >= MOST) {
            return false;
        }
        sql.sql(ADD)
                .param("client", call.clientId())
                .param("call", call.callId())
                .param("id", note.id())
                .param("now", Timestamp.from(note.at()))
                .param("authorId", authorId)
                .param("author", note.by())
                .param("note", note.text())
                .update();
        return true;
    }
}
