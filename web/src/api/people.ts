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

/** Creates a new link for a person who has not accepted. The previous link stops working. */
export const inviteAgain = (id: string) =>
  unwrap(api.POST("/api/users/{id}/invitation", { params: { path: { id } } }));

/** Creates a reset link for another user. The server refuses it where mail is configured. */
export const makePersonsResetLink = (id: string) =>
  unwrap(api.POST("/api/users/{id}/reset-link", { params: { path: { id } } }));

export const changeUser = (id: string, role: Person["role"]) =>
  unwrap(api.PATCH("/api/users/{id}", { params: { path: { id } }, body: { role } }));

export const removeUser = (id: string) =>
  unwrap(api.DELETE("/api/users/{id}", { params: { path: { id } } }));
