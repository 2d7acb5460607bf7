import { expect, test } from "vitest";
import { wordyDuration } from "@/lib/format";
import { bandFilter, bandWords } from "./bands";

const FIRST = { from: 0, to: 15, calls: 1 };
const MIDDLE = { from: 30, to: 60, calls: 1 };
const LAST = { from: 600, to: null, calls: 1 };

test("bandWords names a band by its bounds", () => {
  expect([FIRST, MIDDLE, LAST].map((band) => bandWords(band, wordyDuration))).toEqual([
    "Under 15 s",
    "30 s – 1 min",
    "10 min or more",
  ]);
});

test("band filters neither overlap nor leave gaps", () => {
  expect(bandFilter(FIRST)).toEqual({ minSeconds: "0.001", maxSeconds: "14.999" });
  expect(bandFilter(MIDDLE)).toEqual({ minSeconds: "30", maxSeconds: "59.999" });
  expect(bandFilter(LAST)).toEqual({ minSeconds: "600", maxSeconds: undefined });
});
