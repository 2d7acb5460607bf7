package com.aivors.call.search;

import com.aivors.retell.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds phrases in a transcript, which it parses once. A phrase matches like one in quotation
/// marks in a search: whole words side by side, ignoring case, accents and width. It must be within
/// one turn. The names of the speakers are not searched.
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

    /// Returns whether the text contains a word.
    public static boolean isPhrase(String text) {
        return !Token.of(text).isEmpty();
    }

    public boolean have(String phrase) {
        List<Token> words = Token.of(phrase);
        var sought = new Sought.Words(words, false);
        return !words.isEmpty() && turns.stream().anyMatch(turn -> sought.in(turn) != null);
    }
}
