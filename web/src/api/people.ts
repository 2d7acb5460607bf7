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

/** A new link for somebody who has not accepted; the one before stops working. */
export const inviteAgain = (id: string) =>
  unwrap(api.POST("/api/users/{id}/invitation", { params: { path: { id } } }));

/** For another user who forgot the password, where no mail goes out; refused elsewhere. */
export const makePersonsResetLink = (id: string) =>
  unwrap(api.POST("/api/users/{id}/reset-link", { params: { path: { id } } }));

export const changeUser = (id: string, role: Person["role"]) =>
  unwrap(api.PATCH("/api/users/{id}", { params: { path: { id } }, body: { role } }));

export const removeUser = (id: string) =>
  unwrap(api.DELETE("/api/users/{id}", { params: { path: { id } } }));
