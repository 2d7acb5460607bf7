import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { SignInSession } from "./types";

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: async ({ signal }) =>
    (await get<{ sessions: SignInSession[] }>("/api/auth/sessions", undefined, signal)).sessions,
});
