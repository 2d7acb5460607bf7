package com.aivors.review;

import com.aivors.call.CallKey;
import com.aivors.platform.access.SignedIn;
import com.aivors.platform.database.Database;
import com.aivors.platform.http.ApiResponse;
import com.aivors.platform.http.FieldProblem;
import com.aivors.platform.http.Problem;
import com.aivors.platform.http.ProblemType;
import com.aivors.platform.http.StorableText;
import com.aivors.platform.time.Ids;
import com.aivors.retell.RetellId;
import com.aivors.review.NoteRows.Note;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notes on a client's own calls.
@RestController
@RequestMapping("/api/calls/{callId}/notes")
@Tag(name = "Review")
class NoteController {

    private static final int LONGEST = 5_000;

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

    record Notes(List<Note> notes) {}

    record NewNote(@Nullable String text) {}

    @GetMapping
    @Operation(summary = "The notes on a call, the oldest first")
    ApiResponse<Notes> list(SignedIn caller, @PathVariable String callId) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        return ApiResponse.of(new Notes(database.asClient(call.clientId(), sql -> {
            if (!rows.knows(sql, call)) {
                throw Problem.notFound();
            }
            return NoteRows.list(sql, call);
        })));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a note of up to 5,000 characters on a call")
    ApiResponse<Note> add(SignedIn caller, @PathVariable String callId, @RequestBody NewNote wanted) {
        var call = new CallKey(caller.client(), RetellId.trimmed(callId));
        // An unknown call is a 404, whatever the body says.
        if (!database.asClient(call.clientId(), sql -> rows.knows(sql, call))) {
            throw Problem.notFound();
        }
        var note = new Note(ids.next(), clock.instant(), caller.email(), text(wanted.text()));
        if (!database.asClient(call.clientId(), sql -> NoteRows.add(sql, call, caller.userId(), note))) {
            throw ProblemType.TOO_MANY_NOTES.problem();
        }
        return ApiResponse.of("Saved", note);
    }

    /// Lines and tabs may be in it, other control characters not.
    ///
    /// @throws Problem 400 for anything that is no note
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
