import { FIELD } from "./callFilters";

/** More do not fit on any screen. */
export const MOST_COLUMNS = 12;

const LONGEST = 1_000;

/** The columns of an address, `summary,outcome,field.party`, in order; undefined when it names none. */
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

/** A field whose name has a comma cannot stand in the list. */
export function isField(name: string): boolean {
  return name.startsWith(FIELD) && name.length > FIELD.length && !name.includes(",");
}
