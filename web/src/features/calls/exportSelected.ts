import { type CallQuery, type ExportFormat, exportedText } from "@/api/calls";

/** Servers refuse longer addresses, and they name the columns too. */
const LONGEST = 4_000;

/** Ids that one export takes. */
const MOST = 200;

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The file of exactly these calls. An address has room for few of them, so they are asked for in
 * parts.
 *
 * @param query which columns
 */
export async function exportSelected(
  callIds: string[],
  query: CallQuery,
  format: ExportFormat,
): Promise<string> {
  const parts: string[] = [];
  for (const callId of partsOf(callIds)) {
    parts.push(await exportedText({ ...query, callId }, format));
  }
  if (format === "jsonl") return parts.join("");
  const [first = "", ...rest] = parts.map((part) => part.replace(BYTE_ORDER_MARK, ""));
  return BYTE_ORDER_MARK + [first, ...rest.map(withoutHead)].join("");
}

/** Ids that fit into one address, in their order. */
export function partsOf(callIds: string[]): string[][] {
  const parts: string[][] = [];
  let room = 0;
  for (const callId of callIds) {
    const size = `&callId=${encodeURIComponent(callId)}`.length;
    if (size > room || parts.at(-1)?.length === MOST) {
      parts.push([]);
      room = LONGEST;
    }
    room -= size;
    parts.at(-1)?.push(callId);
  }
  return parts;
}

/** The rows of a CSV file. A name in its first row may have a line break in quotes. */
export function withoutHead(csv: string): string {
  let quoted = false;
  for (let at = 0; at < csv.length; at++) {
    if (csv[at] === '"') quoted = !quoted;
    if (csv[at] === "\n" && !quoted) return csv.slice(at + 1);
  }
  return "";
}
