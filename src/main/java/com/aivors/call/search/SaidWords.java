package com.aivors.call.search;

import com.aivors.retell.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds phrases in a transcript, which it reads once. A phrase is found as the search
/// finds one in quotation marks: whole words side by side, without regard to case, accents and width.
/// All of it stands in one turn, and the names of the speakers are no words of theirs.
public final class SaidWords {

    private final List<Sought.Indexed> turns;

    private SaidWords(List<Sought.Indexed> turns) {
        this.turns = turns;
    }

    /// @param transcript `Agent: …\nUser: …`
    public static SaidWords of(@Nullable String transcript) {
        return new SaidWords(
                transcript == null
                        ? List.of()
                        : Transcript.said(transcript).stream()
                                .map(SaidWords::turn)
                                .toList());
    }

    private static Sought.Indexed turn(String text) {
        return new Sought.Indexed(new SearchedField("transcript", text, false), Token.of(text), List.of());
    }

    /// Whether there is a word in it that somebody could say.
    public static boolean isPhrase(String text) {
        return !Token.of(text).isEmpty();
    }

    public boolean have(String phrase) {
        List<Token> words = Token.of(phrase);
        var sought = new Sought.Words(words, false);
        return !words.isEmpty() && turns.stream().anyMatch(turn -> sought.in(turn) != null);
    }
}
