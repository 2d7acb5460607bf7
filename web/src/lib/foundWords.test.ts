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
])("%s: %s", (text, search, words) => {
  expect(foundWords(text, search).map(([start, end]) => text.slice(start, end))).toEqual(words);
});
