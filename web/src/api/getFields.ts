import { queryOptions } from "@tanstack/react-query";
import { type CallScope, callsPath, scopeKey } from "./callScope";
import { get } from "./client";
import type { SeenField } from "./types";

/** The custom analysis fields of the newest calls, those of most calls first. */
export const fieldsQuery = (scope: CallScope) =>
  queryOptions({
    queryKey: ["calls", scopeKey(scope), "fields"],
    queryFn: async ({ signal }) =>
      (await get<{ fields: SeenField[] }>(`${callsPath(scope)}/fields`, {}, signal)).fields,
    staleTime: 60_000,
  });
