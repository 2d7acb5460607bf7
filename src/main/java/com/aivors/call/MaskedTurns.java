package com.aivors.call;

import com.aivors.call.search.NumbersInText;
import com.aivors.retell.CallDocument.ToolCall;
import com.aivors.retell.CallDocument.Turn;
import com.aivors.retell.CallDocument.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Masks the numbers of a call in its conversation: in the text, in the single words, in the
/// arguments and results of tools, and in keys pressed on the telephone (DTMF).
final class MaskedTurns {

    private static final String KEYS = "dtmf";

    private MaskedTurns() {}

    static List<Turn> of(List<Turn> turns, CallNumbers numbers) {
        String typed = turns.stream()
                .filter(turn -> turn.role().equals(KEYS))
                .map(turn -> Objects.requireNonNullElse(turn.text(), ""))
                .collect(Collectors.joining());
        boolean number = numbers.areIn(typed);
        return turns.stream()
                .map(turn -> new Turn(
                        turn.role(),
                        number && turn.role().equals(KEYS) ? MaskedNumber.IN_TEXT : numbers.mask(turn.text()),
                        turn.startSeconds(),
                        turn.endSeconds(),
                        words(turn.words(), numbers),
                        tool(turn.tool(), numbers)))
                .toList();
    }

    /// Masks numbers in single words. Merges the words of one number into one.
    private static @Nullable List<Word> words(@Nullable List<Word> words, CallNumbers numbers) {
        if (words == null) {
            return null;
        }
        var text = new StringBuilder();
        var starts = new ArrayList<Integer>();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : " ");
            starts.add(text.length());
            text.append(word.word());
        }
        List<NumbersInText.Place> places = numbers.places(text.toString());
        var masked = new ArrayList<Word>();
        NumbersInText.Place last = null;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            NumbersInText.Place place =
                    place(places, starts.get(i), starts.get(i) + word.word().length());
            if (place == null) {
                masked.add(new Word(Objects.requireNonNull(numbers.mask(word.word())), word.start(), word.end()));
            } else if (place.equals(last)) {
                masked.add(new Word(MaskedNumber.IN_TEXT, masked.removeLast().start(), word.end()));
            } else {
                masked.add(new Word(MaskedNumber.IN_TEXT, word.start(), word.end()));
            }
            last = place;
        }
        return masked;
    }

    private static NumbersInText.@Nullable Place place(List<NumbersInText.Place> places, int start, int end) {
        return places.stream()
                .filter(place -> place.start() < end && place.end() > start)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ToolCall tool(@Nullable ToolCall tool, CallNumbers numbers) {
        return tool == null
                ? null
                : new ToolCall(
                        tool.name(),
                        tool.callId(),
                        numbers.maskValue(tool.arguments()),
                        numbers.maskValue(tool.result()),
                        tool.successful());
    }
}
