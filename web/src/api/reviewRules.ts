import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./client";
import type { ReviewRules } from "./types";

const PATH = "/api/settings/review-rules";

/** Which calls are flagged by themselves. */
export const reviewRulesQuery = queryOptions({
  queryKey: ["settings", "review-rules"],
  queryFn: ({ signal }) => get<ReviewRules>(PATH, {}, signal),
  staleTime: 60_000,
});

export async function changeReviewRules(change: Partial<ReviewRules>): Promise<ReviewRules> {
  return (await send<ReviewRules>(PATH, { method: "PATCH", body: change })).data;
}
