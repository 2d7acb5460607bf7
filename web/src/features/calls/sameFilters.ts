import { CALL_FILTERS } from "@/lib/callFilters";
import { type ChosenFilters, parseCallFilters } from "@/lib/chosenFilters";

/** Returns the same key for the same filters, in any order. */
export function filtersKey(filters: ChosenFilters): string {
  const set = Object.entries(filters).filter(([, value]) => value);
  return JSON.stringify(set.map(([name, value = ""]) => [name, ordered(name, value)]).sort());
}

/** Returns the key for the query string of the list, without unknown parameters. */
export function queryKey(query: string): string {
  return filtersKey(parseCallFilters(Object.fromEntries(new URLSearchParams(query))));
}

function ordered(name: string, value: string): string {
  const several = CALL_FILTERS.some((filter) => filter.several && filter.name === name);
  return several ? value.split(",").sort().join(",") : value;
}
