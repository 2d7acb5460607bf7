package com.aivors.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads screenplays. `resources/demo/README.md` describes their format.
final class ScreenplayReader {

    private static final Pattern HEADING = Pattern.compile("== (\\S+) +weight=(\\d+) +agent=(\\S+)");
    private static final Pattern BLOCK = Pattern.compile("-- (\\S+)");
    private static final Pattern BRANCH = Pattern.compile("([\\[|]) (\\d+)");
    private static final Map<String, String> ROLES = Map.of("A", "agent", "U", "user", "T", "transfer_target");

    private static final Map<Pattern, Function<MatchResult, Step>> SHAPES = Map.of(
            Pattern.compile("([AUT]): (.+)"),
            line -> new Step.Say(Objects.requireNonNull(ROLES.get(line.group(1))), line.group(2)),
            Pattern.compile("@ (\\S+) (\\{.*}) (=>|=!) (.+)"),
            line -> new Step.Use(
                    line.group(1), line.group(2), line.group(4), line.group(3).equals("=>")),
            Pattern.compile("\\.\\.\\. ([\\d.]+?)(?:\\.\\.([\\d.]+))?"),
            ScreenplayReader::pause,
            Pattern.compile("slot (\\w+): (.+)"),
            line -> new Step.Slot(line.group(1), split(line.group(2), " \\| ")),
            Pattern.compile("label ([^=]+) = (.+)"),
            line -> new Step.Label(line.group(1), line.group(2)),
            Pattern.compile("(summary|sentiment|success|ends|voicemail|transfer): (.+)"),
            line -> new Step.Note(line.group(1), line.group(2)),
            Pattern.compile("> (\\S+)"),
            line -> new Step.Include(line.group(1)),
            Pattern.compile("stop"),
            _ -> new Step.Stop());

    private final List<Step> opening = new ArrayList<>();
    private final Map<String, List<Step>> blocks = new LinkedHashMap<>();
    private final List<Screenplay.Scenario> scenarios = new ArrayList<>();

    /// The lists that receive lines. Inside a branch, its list is on top.
    private final Deque<List<Step>> into = new ArrayDeque<>(List.of(opening));

    private final Deque<List<Step.Branch>> choices = new ArrayDeque<>();

    private ScreenplayReader() {}

    /// @param names resources in the demo folder, read as one screenplay
    static Screenplay read(List<String> names) {
        var reader = new ScreenplayReader();
        for (String name : names) {
            reader.begin(reader.opening);
            text(name).lines().map(String::strip).forEach(line -> reader.line(name, line));
        }
        return new Screenplay(reader.opening, reader.blocks, reader.scenarios);
    }

    static String text(String name) {
        try (InputStream in = ScreenplayReader.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource /demo/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String file, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher heading = HEADING.matcher(line);
        Matcher block = BLOCK.matcher(line);
        if (heading.matches()) {
            var steps = new ArrayList<Step>();
            scenarios.add(new Screenplay.Scenario(
                    heading.group(1), Integer.parseInt(heading.group(2)), split(heading.group(3), ","), steps));
            begin(steps);
        } else if (block.matches()) {
            var steps = new ArrayList<Step>();
            blocks.put(block.group(1), steps);
            begin(steps);
        } else if (!branch(line)) {
            into.getFirst().add(step(file, line));
        }
    }

    private void begin(List<Step> steps) {
        if (!choices.isEmpty()) {
            throw new IllegalStateException("a choice is not closed");
        }
        into.clear();
        into.push(steps);
    }

    private boolean branch(String line) {
        Matcher branch = BRANCH.matcher(line);
        boolean closes = line.equals("]");
        if (!closes && !branch.matches()) {
            return false;
        }
        if (closes || branch.group(1).equals("|")) {
            into.pop();
        } else {
            var branches = new ArrayList<Step.Branch>();
            into.getFirst().add(new Step.Choice(branches));
            choices.push(branches);
        }
        if (closes) {
            choices.pop();
        } else {
            var steps = new ArrayList<Step>();
            choices.getFirst().add(new Step.Branch(Integer.parseInt(branch.group(2)), steps));
            into.push(steps);
        }
        return true;
    }

    private static Step step(String file, String line) {
        return SHAPES.entrySet().stream()
                .flatMap(shape -> {
                    Matcher matcher = shape.getKey().matcher(line);
                    return matcher.matches() ? Stream.of(shape.getValue().apply(matcher)) : Stream.empty();
                })
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + ": cannot read the line \"" + line + "\""));
    }

    private static Step pause(MatchResult line) {
        double from = Double.parseDouble(line.group(1));
        return new Step.Pause(from, line.group(2) == null ? from : Double.parseDouble(line.group(2)));
    }

    private static List<String> split(String text, String separator) {
        return Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
    }
}
