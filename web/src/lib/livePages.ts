/** The fields of a row that its place in a list depends on. */
interface Listed {
  callId: string;
  listedAt: string;
}

interface Page<Row> {
  calls: Row[];
  nextCursor?: string | null;
}

export interface Pages<Row> {
  pages: Page<Row>[];
  pageParams: unknown[];
}

/**
 * Puts a live row into the loaded pages. It replaces a known call and inserts a new one by its
 * time. A call older than all loaded ones appears when its page is loaded.
 */
export function upsertRow<Row extends Listed>(data: Pages<Row>, row: Row): Pages<Row> {
  const known = data.pages.some((page) =>
    page.calls.some((call) => call.callId === row.callId && call.listedAt === row.listedAt),
  );
  if (known) {
    return mapPages(data, (calls) =>
      calls.map((call) => (call.callId === row.callId ? row : call)),
    );
  }
  const without = removeRow(data, row.callId);
  const target = without.pages.findIndex(
    (page, index) =>
      page.calls.some((call) => comesBefore(row, call)) || index === without.pages.length - 1,
  );
  const page = without.pages[target];
  if (!page) return without;
  const position = page.calls.findIndex((call) => comesBefore(row, call));
  if (position < 0 && page.nextCursor) return without;
  const calls = [...page.calls];
  calls.splice(position < 0 ? calls.length : position, 0, row);
  return {
    ...without,
    pages: without.pages.map((each, index) => (index === target ? { ...each, calls } : each)),
  };
}

export function removeRow<Row extends Listed>(data: Pages<Row>, callId: string): Pages<Row> {
  return mapPages(data, (calls) => calls.filter((call) => call.callId !== callId));
}

/**
 * Merges a newly fetched first page after a pause. Returns `undefined` if it does not overlap the
 * loaded rows, so that the list has to be reloaded.
 */
export function mergeFirstPage<Row extends Listed>(
  data: Pages<Row>,
  fresh: Page<Row>,
): Pages<Row> | undefined {
  const loaded = new Set(data.pages.flatMap((page) => page.calls.map((call) => call.callId)));
  const touches = !fresh.nextCursor || fresh.calls.some((call) => loaded.has(call.callId));
  if (!touches) return undefined;
  return fresh.calls.reduceRight((pages, row) => upsertRow(pages, row), data);
}

/**
 * Returns the rows of all pages, without the duplicates of a call that moved between two fetches.
 */
export function rowsOf<Row extends Listed>(data: Pages<Row> | undefined): Row[] {
  const seen = new Set<string>();
  return (data?.pages ?? [])
    .flatMap((page) => page.calls)
    .filter((call) => !seen.has(call.callId) && seen.add(call.callId));
}

function comesBefore(a: Listed, b: Listed): boolean {
  const difference = Date.parse(a.listedAt) - Date.parse(b.listedAt);
  return difference > 0 || (difference === 0 && a.callId < b.callId);
}

function mapPages<Row extends Listed>(
  data: Pages<Row>,
  change: (calls: Row[]) => Row[],
): Pages<Row> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, calls: change(page.calls) })) };
}
