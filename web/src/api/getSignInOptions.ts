import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { SignInOptions } from "./types";

export const signInOptionsQuery = queryOptions({
  queryKey: ["sign-in-options"],
  queryFn: ({ signal }) => get<SignInOptions>("/api/auth/options", undefined, signal),
  staleTime: 5 * 60_000,
});
