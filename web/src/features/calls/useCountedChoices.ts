import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { CallScope } from "@/api/callScope";
import { facetsQuery, fieldsQuery } from "@/api/calls";
import { peopleQuery } from "@/api/people";
import { tagsQuery } from "@/api/review";
import type { SeenField } from "@/api/types";
import type { Known } from "@/lib/callFilters";
import { type ChosenFilters, onlyFilters, toApi } from "@/lib/chosenFilters";
import { useBusinessZone } from "./businessZone";
import { countOf } from "./facetCounts";

interface Choices {
  choices: Pick<Known, "people" | "tags" | "count">;
  /** Ids of agents with calls that match the filters. */
  agentIds: string[];
  fields: SeenField[];
  countChoices: () => void;
}

const NO_FIELDS: SeenField[] = [];

/**
 * Returns the people and tags to filter by, the custom fields, and the number of calls for each
 * choice. Fields and counts are fetched when the reader enters the filters. Operators get the
 * fields only.
 */
export function useCountedChoices(scope: CallScope, filters: ChosenFilters): Choices {
  const own = scope.kind === "own";
  const [wanted, setWanted] = useState(false);
  const { timeZone, known } = useBusinessZone(scope);
  const only = onlyFilters(filters);
  const facets = useQuery({
    ...facetsQuery(only, () => toApi(only, new Date(), timeZone)),
    enabled: own && wanted && known,
  }).data;
  const fields = useQuery({ ...fieldsQuery(scope), enabled: wanted }).data ?? NO_FIELDS;
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
  const agentIds = useMemo(
    () =>
      facets
        ?.find(({ name }) => name === "agentId")
        ?.values.map(({ value }) => value)
        .filter(Boolean) ?? [],
    [facets],
  );
  return { choices, agentIds, fields, countChoices };
}
