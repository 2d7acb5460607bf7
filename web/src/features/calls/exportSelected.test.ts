// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { exportSelected, partsOf, withoutHead } from "./exportSelected";

afterEach(() => void vi.unstubAllGlobals());

const ids = (count: number) => Array.from({ length: count }, (_, n) => `call_${n}`);

/** Answers each export with one row for each call that it names. */
function exportsOf(row: (callId: string) => string, head = "") {
  const asked: URLSearchParams[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { searchParams, pathname } = new URL(request.url);
    asked.push(searchParams);
    const rows = searchParams.getAll("callId").map(row).join("");
    return new Response(pathname.endsWith(".csv") ? `\uFEFF${head}${rows}` : rows);
  });
  return asked;
}

it("makes one file of several parts, with one head", async () => {
  const asked = exportsOf((callId) => `${callId};x\r\n`, '"Call\r\nID";Summary\r\n');
  const query = { columns: "callId,summary" };
  const text = await exportSelected(ids(450), query, "semicolon");
  expect(text).toBe(`\uFEFF"Call\r\nID";Summary\r\n${ids(450).join(";x\r\n")};x\r\n`);
  expect(asked.map((query) => query.getAll("callId").length)).toEqual([200, 200, 50]);
  expect(asked[0]?.get("columns")).toBe("callId,summary");
  expect(asked[0]?.get("separator")).toBe("semicolon");
});

it("joins lines as they are", async () => {
  exportsOf((callId) => `{"callId":"${callId}"}\n`);
  const text = await exportSelected(ids(201), {}, "jsonl");
  expect(
    text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).callId),
  ).toEqual(ids(201));
});

it("keeps each address short, however long the ids are", () => {
  const long = ids(30).map((id) => id.padEnd(250, "ä"));
  const parts = partsOf(long);
  expect(parts.flat()).toEqual(long);
  for (const part of parts) {
    const address = part.map((id) => `&callId=${encodeURIComponent(id)}`).join("");
    expect(address.length).toBeLessThanOrEqual(4_000);
  }
  expect(partsOf([])).toEqual([]);
});

it("cuts off the first row only", () => {
  expect(withoutHead('a,"b""\n",c\n1,2,3\n4,5,6\n')).toBe("1,2,3\n4,5,6\n");
  expect(withoutHead("a,b")).toBe("");
});
