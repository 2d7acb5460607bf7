import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Invitation } from "./types";

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      get<Invitation>(`/api/auth/invitations/${encodeURIComponent(token)}`, undefined, signal),
  });
