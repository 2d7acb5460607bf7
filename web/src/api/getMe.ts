import { queryOptions } from "@tanstack/react-query";
import { followLanguage } from "@/lib/language";
import { get } from "./client";
import type { User } from "./types";

/** Who is signed in. Kept for the whole visit: every 401 clears it. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    const user = await get<User>("/api/auth/me", undefined, signal);
    followLanguage(user.language);
    return user;
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});
