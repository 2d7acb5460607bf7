package com.aivors.review;

import com.aivors.call.CallKey;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.StorableText;
import com.aivors.platform.time.Ids;
import com.aivors.retell.RetellId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notes on a client's own calls. The only class that knows the SQL of `call_note`.
@RestController
@RequestMapping("/api/calls/{callId}/notes")
@Tag(name = "Review")
class NoteController {

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

    private final Database database;
    private final ReviewRows rows;
    private final Ids ids;
    private final InstantSource clock;

    NoteController(Database database, ReviewRows rows, Ids ids, InstantSource clock) {
        this.database = database;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param by the author's e-mail
    record Note(UUID id, Instant at, String by, String text) {}

    record Notes(List<Note> notes) {}

    record NewNote(@Nullable String text) {}

    @GetMapping
    @Operation(summary = "The notes on a call, the oldest first")
    ApiResponse<Notes> list(SignedIn caller, @PathVariable String callId) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        return ApiResponse.of(new Notes(database.asClient(call.clientId(), sql -> {
            rows.requireCalls(sql, call.clientId(), Set.of(call.callId()));
            return sql.sql(LIST)
                    .param("client", call.clientId())
                    .param("call", call.callId())
                    .query((row, _) -> new Note(
                            row.getObject("note_id", UUID.class),
                            row.getTimestamp("written_at").toInstant(),
                            row.getString("author"),
                            row.getString("note")))
                    .list();
        })));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note of up to 5,000 characters on a call")
    ApiResponse<Note> add(SignedIn caller, @PathVariable String callId, @RequestBody NewNote wanted) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        rows.requireCall(database, call.clientId(), call.callId());
        var note = new Note(ids.next(), clock.instant(), caller.email(), text(wanted.text()));
        database.asClient(call.clientId(), sql -> {
            requireRoom(sql, call);
            return sql.sql(ADD)
                    .param("client", call.clientId())
                    .param("call", call.callId())
                    .param("id", note.id())
                    .param("now", Timestamp.from(note.at()))
                    .param("authorId", caller.userId())
                    .param("author", note.by())
                    .param("note", note.text())
                    .update();
        });
        return ApiResponse.of("Saved", note);
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

    /// Lines and tabs may be in it, other control characters not.
    private static String text(@Nullable String text) {
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
