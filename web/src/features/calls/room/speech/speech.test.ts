import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { conversation, type Line, type Word } from "../../conversation";
import { interruptions } from "./interruptions";
import { median, responses, slowest } from "./responses";
import { longestSilence, silences, skippable, skipTo } from "./silence";
import { spansOf, utterances } from "./spans";
import { talk } from "./talk";
import { pieceAt, pieces } from "./words";

/** Reads a call in Retell's format and renames the fields as our API does. */
function payload(name: string): Line[] {
  const file = join(
    import.meta.dirname,
    "../../../../../../src/test/resources/retell/payloads",
    name,
  );
  const { call } = JSON.parse(readFileSync(file, "utf8"));
  const said: { role: string; content: string; words?: Word[] }[] =
    call.transcript_with_tool_calls ?? call.transcript_object;
  return conversation(
    said.map(({ role, content, words }) => ({
      role,
      text: content,
      startSeconds: words?.[0]?.start,
      endSeconds: words?.at(-1)?.end,
      words,
    })),
  );
}

function speech(speaker: "agent" | "user", ...times: [number, number][]): Line {
  return {
    kind: "speech",
    speaker,
    text: times.map(() => "word").join(" "),
    at: times[0]?.[0],
    end: times.at(-1)?.[1],
    words: times.map(([start, end]) => ({ word: "word", start, end })),
  };
}

describe("an example call from Retell", () => {
  const lines = payload("04_web_call_analyzed_tools_custom_analysis.json");
  const spans = spansOf(lines);

  it("has spans in time order, each with an end", () => {
    expect(spans.length).toBeGreaterThan(4);
    expect(spans.map((span) => span.start)).toEqual(
      spans.map((span) => span.start).sort((a, b) => a - b),
    );
    expect(spans.every((span) => span.end >= span.start)).toBe(true);
    expect(spans[0]).toMatchObject({ speaker: "agent", start: 0.4 });
  });

  it("finds every timed word in the text of its line", () => {
    for (const line of lines) {
      if (line.kind !== "speech") continue;
      const parts = pieces(line.text, line.words ?? []);
      expect(parts?.map((part) => part.text).join("")).toBe(line.text);
      expect(parts?.filter((part) => part.start !== undefined)).toHaveLength(
        line.words?.length ?? 0,
      );
    }
  });

  it("has one response time per agent answer, measured between words", () => {
    const answers = responses(utterances(lines));
    const ends = lines.flatMap((line) => (line.kind === "speech" ? [line] : []));
    expect(answers).toHaveLength(
      ends.filter((line, i) => line.speaker === "agent" && ends[i - 1]?.speaker === "user").length,
    );
    expect(answers[0]?.at).toBe(14.9);
    expect(answers[0]?.seconds).toBeCloseTo(14.9 - (ends[1]?.end ?? 0), 6);
  });
});

describe("spans", () => {
  it("join words over short gaps and split at pauses", () => {
    expect(spansOf([speech("agent", [1, 1.4], [1.8, 2], [2.6, 3])])).toEqual([
      { speaker: "agent", start: 1, end: 2 },
      { speaker: "agent", start: 2.6, end: 3 },
    ]);
  });

  it("fall back to turn times and omit turns without times", () => {
    expect(
      spansOf([
        { kind: "speech", speaker: "user", text: "Hi", at: 2, end: 3 },
        { kind: "speech", speaker: "agent", text: "no times" },
        { kind: "speech", speaker: "agent", text: "no end", at: 5 },
        {
          kind: "speech",
          speaker: "agent",
          text: "Hello",
          at: 6,
          end: 7,
          words: [{ word: "Hello", start: null, end: null }],
        },
      ]),
    ).toEqual([
      { speaker: "user", start: 2, end: 3 },
      { speaker: "agent", start: 6, end: 7 },
    ]);
  });
});

it("talk divides talk time between agent and caller, without transfer targets", () => {
  const spans = spansOf([speech("agent", [0, 3]), speech("user", [4, 5])]);
  const target = { speaker: "transfer_target" as const, start: 6, end: 60 };
  expect(talk([...spans, target])).toEqual({ agent: 3, caller: 1, agentShare: 0.75 });
  expect(talk([])).toBeUndefined();
});

describe("silence", () => {
  const spans = spansOf([
    speech("agent", [2, 10]),
    speech("user", [3, 4]),
    speech("agent", [12, 13]),
    speech("user", [18, 20]),
  ]);

  it("is the time when neither side speaks, also with overlapping speech", () => {
    expect(silences(spans, 1)).toEqual([
      { start: 10, end: 12 },
      { start: 13, end: 18 },
    ]);
    expect(longestSilence(spans)).toEqual({ start: 13, end: 18 });
    expect(longestSilence([])).toBeUndefined();
  });

  it("is skipped except for a short part at both ends", () => {
    const stretches = skippable(spans);
    expect(stretches[0]).toEqual({ start: 0, end: 2 });
    expect(skipTo(stretches, 0)).toBeCloseTo(1.7);
    expect(skipTo(stretches, 13.1)).toBeUndefined();
    expect(skipTo(stretches, 13.4)).toBeCloseTo(17.7);
    // The end position of a skip does not skip again.
    expect(skipTo(stretches, 17.7)).toBeUndefined();
    expect(skipTo(stretches, 19)).toBeUndefined();
  });
});

it("interruptions counts, per side, starts during the other side’s speech", () => {
  const turns = utterances([
    speech("agent", [0, 4]),
    speech("user", [3, 5]),
    speech("agent", [4.9, 8]),
    speech("user", [7.5, 7.7]),
  ]);
  expect(interruptions(turns)).toEqual({ byAgent: 0, byCaller: 2 });
  expect(interruptions(utterances([speech("user", [0, 4]), speech("agent", [2, 3])]))).toEqual({
    byAgent: 1,
    byCaller: 0,
  });
});

describe("response time", () => {
  const answers = responses(
    utterances([
      speech("agent", [0, 1]),
      speech("user", [2, 3]),
      speech("agent", [3.8, 5]),
      speech("agent", [6, 7]),
      speech("user", [8, 10]),
      speech("agent", [9, 11]),
      speech("user", [12, 13]),
      speech("agent", [15, 16]),
    ]),
  );

  it("excludes greetings, second turns and interruptions", () => {
    expect(answers.map(({ at, line }) => [at, line])).toEqual([
      [3.8, 2],
      [15, 7],
    ]);
  });

  it("has a median and a slowest answer", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1])).toBe(2.5);
    expect(median([])).toBeUndefined();
    expect(slowest(answers)).toMatchObject({ at: 15, seconds: 2 });
  });
});

describe("words", () => {
  const at = (word: string, start: number) => ({ word, start, end: start + 0.2 });

  it("are matched in the text, with punctuation between them", () => {
    expect(pieces("“Well… yes!”", [at("Well", 1), at("yes!", 2)])).toEqual([
      { text: "“" },
      { text: "Well", start: 1, end: 1.2 },
      { text: "… " },
      { text: "yes!", start: 2, end: 2.2 },
      { text: "”" },
    ]);
  });

  it("are matched in text without spaces", () => {
    expect(pieces("你好吗", [at("你好", 1), at("吗", 2)])?.map((p) => p.text)).toEqual([
      "你好",
      "吗",
    ]);
  });

  it.each([
    ["another text", [at("Hello", 1)]],
    ["Hello dear friend", [at("Hello", 1), at("friend", 2)]],
    ["Hello dear friend", [at("Hello", 1)]],
    ["Hello", [{ word: "Hello", start: null, end: null }]],
  ])("are not matched when they differ from the text or have no times: %s", (text, words) => {
    expect(pieces(text, words)).toBeUndefined();
  });

  it("last from their start until the next word starts", () => {
    const parts = pieces("one two", [at("one", 1), at("two", 3)]) ?? [];
    expect([0.5, 1, 2.5, 3].map((seconds) => pieceAt(parts, seconds))).toEqual([-1, 0, 0, 2]);
  });
});
