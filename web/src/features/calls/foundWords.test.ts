import { expect, it } from "vitest";
import { foundWords } from "./foundWords";

it.each([
  ["Frau Müller ruft an", "muller", ["Müller"]],
  ["in der Straße, STRASSE", "strasse", ["Straße", "STRASSE"]],
  ["cafe\u0301 and café", "cafe", ["cafe\u0301", "café"]],
  ["book an appointment", "an appo", ["an", "appointment"]],
  ["book an appointment, an", '"an appointment"', ["an appointment"]],
  ["私は東京都に住んでいます", "京都", ["京都"]],
  ["I don’t know", "don't", ["don’t"]],
  ["nothing of it", "else", []],
  ["my first cleaning, first", "“first cleaning”", ["first cleaning"]],
  ["call 503 555 0142 or (503) 555-0143", "503-555-0142", ["503 555 0142"]],
  ["call +1 (503) 555-0142", "555 0142", ["+1 (503) 555-0142"]],
  ["in 2024, not 20245", "2024 in", ["in", "2024"]],
  ["room 12 at 9", "12 9", ["12", "9"]],
])("marks the words of “%s” that match “%s”", (text, search, words) => {
  expect(foundWords(text, search).map(([start, end]) => text.slice(start, end))).toEqual(words);
});
