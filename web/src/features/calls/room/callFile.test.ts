import { expect, it } from "vitest";
import { fileName } from "./callFile";

const at = (startedAt: string) => ({ startedAt, listedAt: startedAt });

it("names files after the client and the start time in its zone", () => {
  expect(fileName("Larkspur Dental", at("2026-07-02T23:30:00Z"), "America/New_York")).toBe(
    "Larkspur Dental 2026-07-02 19-30",
  );
});

it("removes characters that file systems refuse", () => {
  expect(fileName('../A/B\\C:"D"\u202e', at("2026-03-02T14:05:00Z"), "UTC")).toBe(
    "A B C D 2026-03-02 14-05",
  );
});
