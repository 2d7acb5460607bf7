import { expect, it } from "vitest";
import { fileName } from "./callFile";

const at = (startedAt: string) => ({ startedAt, listedAt: startedAt });

it("names files after the client and the reader's local time", () => {
  expect(fileName("Larkspur Dental", at("2026-07-02T23:30:00Z"))).toBe(
    "Larkspur Dental 2026-07-03 00-30",
  );
});

it("leaves out what file systems refuse", () => {
  expect(fileName('../A/B\\C:"D"\u202e', at("2026-03-02T14:05:00Z"))).toBe(
    "A B C D 2026-03-02 14-05",
  );
});
