import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { User } from "./types";

/** Who is signed in. Kept for the whole visit: every 401 clears it. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => get<User>("/api/auth/me", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
