package com.aivors.demo;

import com.aivors.demo.CallObject.Utterance;
import com.aivors.demo.CallObject.Word;
import com.aivors.demo.Scene.Line;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A call with a recording. Its words and times match a sound file.
/// `resources/demo/recordings/README.md` describes how the files are made.
///
/// @param turns the words of each turn, in order
/// @param seconds the duration of the recording
record Take(Screenplay screenplay, Screenplay.Scenario scenario, List<List<Word>> turns, double seconds) {

    static final String FOLDER = "recordings/";

    private static final JsonMapper JSON = new JsonMapper();

    /// @param name the file with the takes
    static List<Take> read(String name) {
        Screenplay screenplay = ScreenplayReader.read(List.of(FOLDER + name));
        return screenplay.scenarios().stream()
                .map(scenario -> read(screenplay, scenario))
                .toList();
    }

    private static Take read(Screenplay screenplay, Screenplay.Scenario scenario) {
        JsonNode times = JSON.readTree(ScreenplayReader.text(FOLDER + scenario.name() + ".json"));
        var turns = new ArrayList<List<Word>>();
        for (JsonNode turn : times.path("turns")) {
            var words = new ArrayList<Word>();
            for (JsonNode word : turn) {
                words.add(new Word(
                        word.path(0).asString(),
                        word.path(1).asDouble(),
                        word.path(2).asDouble()));
            }
            turns.add(words);
        }
        return new Take(screenplay, scenario, turns, times.path("seconds").asDouble());
    }

    /// Returns a URL like those of Retell. The service replaces it by its own path.
    String recordingUrl() {
        return "https://recordings.demo.aivors.example/" + scenario.name() + ".mp3";
    }

    /// @param scene the scene of this take
    Speech speech(Scene scene, Chance chance) {
        var spoken = new ArrayList<Utterance>();
        var withTools = new ArrayList<Object>();
        Iterator<List<Word>> words = turns.iterator();
        for (Line line : scene.lines()) {
            switch (line) {
                case Line.Spoken(String role, String text) -> {
                    var said = new Utterance(role, text, words.next());
                    spoken.add(said);
                    withTools.add(said);
                }
                case Line.Tool tool -> withTools.addAll(Speech.use(tool, chance));
                case Line.Silence _ -> {
                    // The recording contains the silence.
                }
            }
        }
        return new Speech(spoken, withTools, seconds);
    }
}
