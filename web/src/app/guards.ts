import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { ApiError } from "@/api/client";
import { meQuery } from "@/api/session";
import type { User } from "@/api/types";

/**
 * Returns the signed-in user, or undefined without a session. Throws network faults to the error
 * page.
 */
export async function currentUser(queryClient: QueryClient): Promise<User | undefined> {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return undefined;
    throw error;
  }
}

export async function requireUser(queryClient: QueryClient, next: string): Promise<User> {
  const user = await currentUser(queryClient);
  if (!user) throw redirect({ to: "/sign-in", search: { next } });
  return user;
}

export async function requireRole(
  queryClient: QueryClient,
  role: User["role"],
  next: string,
): Promise<void> {
  const user = await requireUser(queryClient, next);
  if (user.role !== role) throw redirect({ to: homeOf(user) });
}

/** Guards the pages that only owners may use. */
export async function requireOwner(queryClient: QueryClient, next: string): Promise<void> {
  const user = await requireUser(queryClient, next);
  if (user.membership !== "owner") throw redirect({ to: homeOf(user) });
}

export function homeOf(user: User): "/overview" | "/operator/clients" {
  return user.role === "operator" ? "/operator/clients" : "/overview";
}
