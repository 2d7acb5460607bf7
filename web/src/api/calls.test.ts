// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { exportedText } from "./calls";

afterEach(() => void vi.unstubAllGlobals());

const ids = (count: number) => Array.from({ length: count }, (_, n) => `call_${n}`);

function answering(text: string): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.clone());
    return new Response(text);
  });
  return asked;
}

it("exports all selected calls in one request and keeps the byte order mark", async () => {
  const asked = answering("\uFEFFCall ID;Summary\r\n");
  const text = await exportedText(ids(2_000), { columns: "callId,summary" }, "semicolon");
  expect(text).toBe("\uFEFFCall ID;Summary\r\n");
  expect(asked).toHaveLength(1);
  const { pathname, searchParams } = new URL(asked[0]?.url ?? "");
  expect(pathname).toBe("/api/calls/export.csv");
  expect(Object.fromEntries(searchParams)).toEqual({
    columns: "callId,summary",
    separator: "semicolon",
  });
  expect(await asked[0]?.json()).toEqual({ callIds: ids(2_000) });
});

it("returns JSON Lines unchanged", async () => {
  const asked = answering('{"callId":"call_0"}\n');
  expect(await exportedText(ids(1), {}, "jsonl")).toBe('{"callId":"call_0"}\n');
  expect(new URL(asked[0]?.url ?? "").pathname).toBe("/api/calls/export.jsonl");
});
