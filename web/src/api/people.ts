import { queryOptions } from "@tanstack/react-query";
import { api, unwrap } from "./client";
import { keys } from "./keys";
import type { Person } from "./types";

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/users", { signal }))).users,
  staleTime: 30_000,
});

export const inviteUser = (user: { email: string; role: Person["role"] }) =>
  unwrap(api.POST("/api/users", { body: user }));

export const changeUser = (id: string, role: Person["role"]) =>
  unwrap(api.PATCH("/api/users/{id}", { params: { path: { id } }, body: { role } }));

export const removeUser = (id: string) =>
  unwrap(api.DELETE("/api/users/{id}", { params: { path: { id } } }));
