import { queryOptions } from "@tanstack/react-query";
import type { CallScope } from "./callScope";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { RulesPatch, SettingsPatch } from "./types";

/** The settings of a business: time zone, opening hours, goals and more. */
export const settingsQuery = (scope: CallScope) =>
  queryOptions({
    queryKey: keys.settings.of(scope),
    queryFn: ({ signal }) =>
      unwrap(
        scope.kind === "own"
          ? api.GET("/api/settings", { signal })
          : api.GET("/api/clients/{id}/settings", {
              params: { path: { id: scope.clientId } },
              signal,
            }),
      ),
    staleTime: 60_000,
  });

export const changeSettings = (scope: CallScope, change: SettingsPatch) =>
  unwrap(
    scope.kind === "own"
      ? api.PATCH("/api/settings", { body: change })
      : api.PATCH("/api/clients/{id}/settings", {
          params: { path: { id: scope.clientId } },
          body: change,
        }),
  );

/** The rules that flag calls automatically. */
export const reviewRulesQuery = queryOptions({
  queryKey: keys.settings.reviewRules,
  queryFn: ({ signal }) => unwrap(api.GET("/api/settings/review-rules", { signal })),
  staleTime: 60_000,
});

export const changeReviewRules = (change: RulesPatch) =>
  unwrap(api.PATCH("/api/settings/review-rules", { body: change }));
