import { CALL_FILTERS } from "@/lib/callFilters";
import { type ChosenFilters, parseCallFilters } from "@/lib/chosenFilters";

/** Names filters: the same text for the same filters, in whatever order they stand. */
export function filtersKey(filters: ChosenFilters): string {
  const set = Object.entries(filters).filter(([, value]) => value);
  return JSON.stringify(set.map(([name, value = ""]) => [name, ordered(name, value)]).sort());
}

/** The same for the query string of the list, without what the list does not know. */
export function queryKey(query: string): string {
  return filtersKey(parseCallFilters(Object.fromEntries(new URLSearchParams(query))));
}

function ordered(name: string, value: string): string {
  const several = CALL_FILTERS.some((filter) => filter.several && filter.name === name);
  return several ? value.split(",").sort().join(",") : value;
}
