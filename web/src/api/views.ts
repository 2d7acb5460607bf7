import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";

export const viewsQuery = queryOptions({
  queryKey: keys.views,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/views", { signal }))).views,
  staleTime: 60_000,
});

export const saveView = (view: { name: string; query: string; shared: boolean }) =>
  unwrap(api.POST("/api/views", { body: view }));

export const removeView = (id: string) =>
  unwrap(api.DELETE("/api/views/{id}", { params: { path: { id } } }));

/** Absent fields stay unchanged. */
export const changeView = (
  id: string,
  change: { name?: string; query?: string; shared?: boolean },
) => unwrap(api.PATCH("/api/views/{id}", { params: { path: { id } }, body: change }));
