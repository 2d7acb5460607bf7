import { FIELD } from "./callFilters";

/** The maximum that fits on a screen. */
export const MOST_COLUMNS = 12;

const LONGEST = 1_000;

/**
 * Returns the columns of the URL, `summary,outcome,field.party`, in order; undefined if there are
 * none.
 */
export function columnsIn(value: unknown): string[] | undefined {
  if (typeof value !== "string" || value.length > LONGEST) return undefined;
  const names = [
    ...new Set(
      value
        .split(",")
        .map((name) => name.trim())
        .filter((name) => /^[a-zA-Z]+$/.test(name) || isField(name)),
    ),
  ].slice(0, MOST_COLUMNS);
  return names.length > 0 ? names : undefined;
}

/** Returns whether a name is a field column. A field with a comma in its name cannot be one. */
export function isField(name: string): boolean {
  return name.startsWith(FIELD) && name.length > FIELD.length && !name.includes(",");
}
