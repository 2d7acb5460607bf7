import { describe, expect, it, vi } from "vitest";
import { safeMediaUrl, safePath, safeUrl } from "./safeUrl";

describe("links from data", () => {
  it.each([
    ["https://x.test/a.wav", "https://x.test/a.wav"],
    ["javascript:alert(1)", undefined],
    ["data:audio/wav;base64,AA", undefined],
    ["/relative", undefined],
    [null, undefined],
  ])("safeUrl of %j", (value, url) => {
    expect(safeUrl(value)).toBe(url);
  });
  it.each([
    ["/calls?q=a", "/calls?q=a"],
    ["//evil.test", undefined],
    ["/\\evil.test", undefined],
    ["https://evil.test", undefined],
    [undefined, undefined],
  ])("safePath of %j", (value, path) => {
    expect(safePath(value)).toBe(path);
  });
  it.each([
    ["/demo/recordings/a.mp3", "https://here.test/demo/recordings/a.mp3"],
    ["https://x.test/a.wav", "https://x.test/a.wav"],
    ["//evil.test/a.mp3", undefined],
    ["javascript:alert(1)", undefined],
  ])("safeMediaUrl of %j", (value, url) => {
    vi.stubGlobal("window", { location: { origin: "https://here.test" } });
    expect(safeMediaUrl(value)).toBe(url);
    vi.unstubAllGlobals();
  });
});
