import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { compressFolder } from "./precompress";

const folder = mkdtempSync(join(tmpdir(), "precompress-"));
afterEach(() => rmSync(folder, { recursive: true }));

it("writes Brotli and gzip files beside large text files only", async () => {
  const script = "export const words = 'calm and careful';\n".repeat(200);
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "assets/app.js"), script);
  writeFileSync(join(folder, "assets/font.woff2"), script);
  writeFileSync(join(folder, "tiny.js"), "1");

  await compressFolder(folder);

  const names = readdirSync(folder, { recursive: true }).map(String).sort();
  expect(names).toEqual([
    "assets",
    "assets/app.js",
    "assets/app.js.br",
    "assets/app.js.gz",
    "assets/font.woff2",
    "tiny.js",
  ]);
  const read = (name: string) => readFileSync(join(folder, name));
  expect(brotliDecompressSync(read("assets/app.js.br")).toString()).toBe(script);
  expect(gunzipSync(read("assets/app.js.gz")).toString()).toBe(script);
  expect(read("assets/app.js.br").length).toBeLessThan(script.length / 4);
});
