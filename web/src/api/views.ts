import { queryOptions } from "@tanstack/react-query";
import { get, post, send } from "./client";
import type { SavedView } from "./types";

export const viewsQuery = queryOptions({
  queryKey: ["views"],
  queryFn: async ({ signal }) =>
    (await get<{ views: SavedView[] }>("/api/views", {}, signal)).views,
  staleTime: 60_000,
});

export function saveView(view: {
  name: string;
  query: string;
  shared: boolean;
}): Promise<SavedView> {
  return post("/api/views", view);
}

export async function removeView(id: string): Promise<void> {
  await send(`/api/views/${id}`, { method: "DELETE" });
}
