import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { signInOptionsQuery } from "@/api/session";
import { safePath } from "@/lib/safeUrl";
import { currentUser, homeOf } from "./guards";
import type { rootRoute } from "./router";

type Root = typeof rootRoute;

/** Returns the routes of the pages without sign-in. */
export function signInRoutes(root: Root) {
  const signIn = createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    validateSearch: (search: Record<string, unknown>): { next?: string } => ({
      next: safePath(search.next),
    }),
    beforeLoad: async ({ context }) => {
      // The form is also shown when the server is unreachable. Sending it then shows the error.
      const user = await currentUser(context.queryClient).catch(() => undefined);
      if (user) throw redirect({ to: homeOf(user) });
    },
    component: lazyRouteComponent(() => import("@/features/sign-in/SignInPage"), "SignInPage"),
  });
  const signUp = createRoute({
    getParentRoute: () => root,
    path: "/sign-up",
    // Loads the options first, because the page looks different where sign-up is off.
    loader: ({ context }) =>
      context.queryClient.ensureQueryData(signInOptionsQuery).catch(() => undefined),
    component: lazyRouteComponent(() => import("@/features/sign-in/SignUpPage"), "SignUpPage"),
  });
  const forgot = createRoute({
    getParentRoute: () => root,
    path: "/forgot-password",
    component: lazyRouteComponent(
      () => import("@/features/sign-in/ForgotPasswordPage"),
      "ForgotPasswordPage",
    ),
  });
  const reset = createRoute({
    getParentRoute: () => root,
    path: "/reset-password/$token",
    component: lazyRouteComponent(
      () => import("@/features/sign-in/ResetPasswordPage"),
      "ResetPasswordPage",
    ),
  });
  const invitation = createRoute({
    getParentRoute: () => root,
    path: "/invitation/$token",
    component: lazyRouteComponent(
      () => import("@/features/sign-in/InvitationPage"),
      "InvitationPage",
    ),
  });
  return [signIn, signUp, forgot, reset, invitation] as const;
}
