package com.aivors.demo;

import com.aivors.demo.Scene.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Plays one scenario of a screenplay once.
final class Stage {

    private final Screenplay screenplay;
    private final Chance chance;
    private final Slots slots;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> notes = new HashMap<>();

    private Stage(Screenplay screenplay, Chance chance, Slots slots) {
        this.screenplay = screenplay;
        this.chance = chance;
        this.slots = slots;
    }

    static Scene play(Screenplay screenplay, Screenplay.Scenario scenario, Chance chance, Slots slots) {
        var stage = new Stage(screenplay, chance, slots);
        stage.play(screenplay.opening());
        stage.play(scenario.steps());
        return stage.scene(scenario.name());
    }

    /// @return false when the call is over
    private boolean play(List<Step> steps) {
        for (Step step : steps) {
            boolean goesOn = switch (step) {
                case Step.Include(String block) ->
                    play(Objects.requireNonNull(screenplay.blocks().get(block), () -> "no block " + block));
                case Step.Choice(List<Step.Branch> branches) -> play(chosen(branches));
                case Step.Stop _ -> false;
                case Step other -> {
                    take(other);
                    yield true;
                }
            };
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    private void take(Step step) {
        switch (step) {
            case Step.Say(String role, String text) -> say(role, sentence(text));
            case Step.Use(String tool, String arguments, String result, boolean successful) ->
                lines.add(new Line.Tool(tool, slots.fill(arguments), slots.fill(result), successful));
            case Step.Pause(double from, double to) -> lines.add(new Line.Silence(chance.between(from, to)));
            case Step.Slot(String name, List<String> options) -> slots.offer(name, options);
            case Step.Label(String name, String value) -> labels.put(name, value);
            case Step.Note(String key, String value) -> notes.put(key, value);
            case Step.Include _, Step.Choice _, Step.Stop _ -> throw new IllegalStateException("cannot take this step");
        }
    }

    /// Adds spoken text. Consecutive texts of the same speaker are one turn.
    private void say(String role, String text) {
        if (!lines.isEmpty()
                && lines.getLast() instanceof Line.Spoken(String last, String before)
                && last.equals(role)) {
            lines.set(lines.size() - 1, new Line.Spoken(role, before + " " + text));
        } else {
            lines.add(new Line.Spoken(role, text));
        }
    }

    private String sentence(String text) {
        String filled = slots.fill(text);
        return filled.isEmpty() ? filled : Character.toUpperCase(filled.charAt(0)) + filled.substring(1);
    }

    private List<Step> chosen(List<Step.Branch> branches) {
        int at = chance.below(100);
        for (Step.Branch branch : branches) {
            at -= branch.percent();
            if (at < 0) {
                return branch.steps();
            }
        }
        return List.of();
    }

    private Scene scene(String scenario) {
        var values = new LinkedHashMap<String, Object>();
        labels.forEach((name, value) -> value(slots.fill(value), name, values));
        String transfer = notes.get("transfer");
        return new Scene(
                scenario,
                lines,
                values,
                sentence(note("summary", "")),
                mood(note("sentiment", "Neutral 100")),
                "yes".equals(note("success", "no")),
                "yes".equals(note("voicemail", "no")),
                note("ends", "user_hangup"),
                transfer == null ? null : slots.fill(transfer));
    }

    private String note(String key, String otherwise) {
        return notes.getOrDefault(key, otherwise);
    }

    /// Adds a value. `true`, `false`, numbers, ranges such as `180..420`, and `none` are special;
    /// everything else is text.
    private void value(String said, String name, Map<String, Object> values) {
        if (said.equals("true") || said.equals("false")) {
            values.put(name, Boolean.valueOf(said));
        } else if (said.matches("\\d+\\.\\.\\d+")) {
            String[] ends = said.split("\\.\\.", 2);
            double amount = chance.between(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
            values.put(name, (int) Math.round(amount / 5) * 5);
        } else if (said.matches("\\d+")) {
            values.put(name, Integer.valueOf(said));
        } else if (!said.equals("none")) {
            values.put(name, said);
        }
    }

    /// Chooses a sentiment from shares such as `Positive 60, Neutral 40`.
    private String mood(String shares) {
        var weights = new LinkedHashMap<String, Double>();
        for (String share : shares.split(",", -1)) {
            String[] parts = share.strip().split(" ", 2);
            weights.put(parts[0], parts.length < 2 ? 100 : Double.parseDouble(parts[1]));
        }
        return chance.weighted(weights);
    }
}
