import { queryOptions } from "@tanstack/react-query";
import { takeSession } from "@/lib/earlySession";
import { followLanguage, takeChosenLanguage } from "@/lib/language";
import { answerOf, api, unwrap } from "./client";
import { keys } from "./keys";
import type { User } from "./types";

/**
 * The signed-in user. It stays in the cache until a 401 clears it, and is refetched when the page
 * regains the focus.
 */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }) => {
    const fetch = (request: Request) => takeSession() ?? globalThis.fetch(request);
    const user = await unwrap(api.GET("/api/auth/me", { signal, fetch }));
    followLanguage(user.language);
    return user;
  },
  // A refetch updates the menu after the agency has switched on a part, such as statements.
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
});

export const changeMe = (change: { language: User["language"] }) =>
  unwrap(api.PATCH("/api/auth/me", { body: change }));

export const signInOptionsQuery = queryOptions({
  queryKey: keys.signInOptions,
  queryFn: ({ signal }) => unwrap(api.GET("/api/auth/options", { signal })),
  staleTime: 5 * 60_000,
});

/** The version of the service, which changes only when the page is reloaded. */
export const versionQuery = queryOptions({
  queryKey: keys.version,
  queryFn: ({ signal }) => unwrap(api.GET("/api/version", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export const signIn = (credentials: { email: string; password: string }) =>
  unwrap(api.POST("/api/auth/login", { body: { ...credentials, language: takeChosenLanguage() } }));

export const signUp = (account: { name: string; email: string; password: string }) =>
  unwrap(api.POST("/api/auth/signup", { body: account }));

export const signOut = () => unwrap(api.POST("/api/auth/logout"));

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: keys.invitation(token),
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/auth/invitations/{token}", { params: { path: { token } }, signal })),
  });

export const acceptInvitation = (chosen: { token: string; password: string }) =>
  unwrap(api.POST("/api/auth/invitations/accept", { body: chosen }));

/**
 * Requests a reset mail. The response is always the same, so that it does not reveal which
 * addresses have accounts.
 */
export const forgotPassword = (email: string) =>
  answerOf(api.POST("/api/auth/password/forgot", { body: { email } }));

export const resetPassword = (chosen: { token: string; password: string }) =>
  unwrap(api.POST("/api/auth/password/reset", { body: chosen }));

/** Changes the password and ends every other session of the user. */
export const changePassword = (change: { currentPassword: string; newPassword: string }) =>
  unwrap(api.POST("/api/auth/password/change", { body: change }));

export const sessionsQuery = queryOptions({
  queryKey: keys.sessions,
  queryFn: async ({ signal }) => (await unwrap(api.GET("/api/auth/sessions", { signal }))).sessions,
});

export const endSession = (id: string) =>
  unwrap(api.DELETE("/api/auth/sessions/{id}", { params: { path: { id } } }));

export const endOtherSessions = () => unwrap(api.POST("/api/auth/sessions/revoke-others"));
