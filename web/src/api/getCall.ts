import { queryOptions } from "@tanstack/react-query";
import { type CallScope, callsPath, scopeKey } from "./callScope";
import { get } from "./client";
import type { CallDetail } from "./types";

export const callQuery = (scope: CallScope, callId: string) =>
  queryOptions({
    queryKey: ["calls", scopeKey(scope), "detail", callId],
    queryFn: ({ signal }) =>
      get<CallDetail>(`${callsPath(scope)}/${encodeURIComponent(callId)}`, undefined, signal),
  });
