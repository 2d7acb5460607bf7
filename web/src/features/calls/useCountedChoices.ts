import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { facetsQuery } from "@/api/calls";
import { peopleQuery } from "@/api/people";
import { tagsQuery } from "@/api/review";
import type { Known } from "@/lib/callFilters";
import { type ChosenFilters, onlyFilters, toApi } from "@/lib/chosenFilters";
import { countOf } from "@/lib/facetCounts";
import { useBusinessZone } from "./businessZone";

/**
 * People and tags to filter by, and the number of calls that each choice would show. Counting waits
 * until the reader turns to the filters. Operators see none of the three.
 */
export function useCountedChoices(
  scope: CallScope,
  filters: ChosenFilters,
): { choices: Pick<Known, "people" | "tags" | "count">; countChoices: () => void } {
  const own = scope.kind === "own";
  const [wanted, setWanted] = useState(false);
  const { timeZone, known } = useBusinessZone(scope);
  const only = onlyFilters(filters);
  const facets = useQuery({
    ...facetsQuery(only, () => toApi(only, new Date(), timeZone)),
    enabled: own && wanted && known,
  }).data;
  const people = useQuery({ ...peopleQuery, enabled: own }).data;
  const tags = useQuery({ ...tagsQuery, enabled: own }).data;
  const choices = useMemo(
    () => ({
      people: (people ?? []).map(({ id, email }) => ({ value: id, label: email })),
      tags: (tags ?? []).map(({ tag }) => tag),
      count: (filter: string, value: string) => countOf(facets, filter, value),
    }),
    [people, tags, facets],
  );
  const countChoices = useCallback(() => setWanted(true), []);
  return { choices, countChoices };
}
