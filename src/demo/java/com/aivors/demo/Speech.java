package com.aivors.demo;

import com.aivors.demo.CallObject.Utterance;
import com.aivors.demo.CallObject.Word;
import com.aivors.demo.Scene.Line;
import java.util.ArrayList;
import java.util.List;

/// The spoken form of a scene, with the begin and end of each word.
///
/// @param spoken the spoken turns
/// @param withTools the same turns with the tool calls between them
/// @param seconds the duration of the call
record Speech(List<Utterance> spoken, List<Object> withTools, double seconds) {

    private static final double LONGEST_SECONDS = 540;

    static Speech of(Scene scene, Chance chance) {
        var spoken = new ArrayList<Utterance>();
        var withTools = new ArrayList<Object>();
        double userPace = chance.between(0.85, 1.2);
        double at = chance.between(0.4, 1.6);
        for (Line line : scene.lines()) {
            switch (line) {
                case Line.Spoken(String role, String text) -> {
                    boolean agent = role.equals("agent");
                    at += agent ? chance.between(0.7, 1.7) : chance.between(0.5, 3.0);
                    var words = words(text, at, agent ? 1 : userPace, chance);
                    var said = new Utterance(role, text, words);
                    spoken.add(said);
                    withTools.add(said);
                    at = words.getLast().end();
                }
                case Line.Tool tool -> {
                    withTools.addAll(use(tool, chance));
                    at += chance.between(0.8, 2.4);
                }
                case Line.Silence(double seconds) -> at += seconds;
            }
            if (at > LONGEST_SECONDS) {
                break;
            }
        }
        return new Speech(spoken, withTools, at + chance.between(0.6, 2.2));
    }

    /// Returns a tool call and its result in Retell's format.
    static List<Object> use(Line.Tool tool, Chance chance) {
        String id = "tool_call_" + chance.hex(6);
        return List.of(
                new CallObject.Invocation("tool_call_invocation", id, tool.name(), tool.arguments()),
                new CallObject.Result("tool_call_result", id, tool.result(), tool.successful()));
    }

    /// Returns the transcript in Retell's format: `Agent: …\nUser: …`.
    String transcript() {
        var text = new StringBuilder();
        for (Utterance said : spoken) {
            String speaker = switch (said.role()) {
                case "agent" -> "Agent: ";
                case "user" -> "User: ";
                default -> "Transfer Target: ";
            };
            text.append(speaker).append(said.content()).append('\n');
        }
        return text.toString();
    }

    private static List<Word> words(String text, double from, double pace, Chance chance) {
        var words = new ArrayList<Word>();
        double at = from;
        for (String word : text.split(" ", -1)) {
            double end = at + (0.11 + 0.052 * word.length()) * pace * chance.between(0.9, 1.1);
            words.add(new Word(word, millis(at), millis(end)));
            char last = word.charAt(word.length() - 1);
            boolean sentence = last == '.' || last == '?' || last == '!';
            at = end + (sentence ? chance.between(0.2, 0.5) : last == ',' ? 0.12 : 0);
        }
        return words;
    }

    private static double millis(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
