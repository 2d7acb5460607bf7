import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { CompletenessFilters } from "@/api/completeness";
import { type AuditFilters, parseAuditFilters } from "@/features/activity/filters";
import { parseDeliveryFilters } from "@/features/deliveries/filters";
import { isMonth } from "@/lib/billing";
import { parseCallFilters } from "@/lib/chosenFilters";
import { parsePeriod } from "@/lib/period";
import { parseSought, searchText } from "@/lib/searchText";
import { currentUser, homeOf, requireOwner, requireRole, requireUser } from "./guards";
import { NotFound } from "./NotFound";
import { OwnPages } from "./OwnPages";
import { queryClient } from "./queryClient";
import { RouteError } from "./RouteError";
import { Shell } from "./Shell";
import { only, parseSearch, stringifySearch } from "./search";
import { signInRoutes } from "./signInRoutes";

/* The pages and their paths. The pages without sign-in are in `signInRoutes.tsx`, and the menu is
   in `navigation.ts`. `EveryPageTest` fails for a page that it does not visit. */

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteError,
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: async ({ context }) => {
    const user = await currentUser(context.queryClient);
    throw redirect({ to: user ? homeOf(user) : "/sign-in" });
  },
});

const shell = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    await requireUser(context.queryClient, location.href);
  },
});

const client = createRoute({
  getParentRoute: () => shell,
  id: "client",
  beforeLoad: ({ context, location }) => requireRole(context.queryClient, "client", location.href),
  component: OwnPages,
});

const operator = createRoute({
  getParentRoute: () => shell,
  id: "operator",
  beforeLoad: ({ context, location }) =>
    requireRole(context.queryClient, "operator", location.href),
});

const overview = createRoute({
  getParentRoute: () => client,
  path: "/overview",
  validateSearch: only(parsePeriod),
  component: lazyRouteComponent(() => import("@/features/overview/OverviewPage"), "OverviewPage"),
});

const business = createRoute({
  getParentRoute: () => client,
  path: "/settings/business",
  beforeLoad: ({ context, location }) => requireOwner(context.queryClient, location.href),
  component: lazyRouteComponent(() => import("@/features/business/BusinessPage"), "BusinessPage"),
});

const calls = createRoute({
  getParentRoute: () => client,
  path: "/calls",
  validateSearch: only(parseCallFilters),
  component: lazyRouteComponent(() => import("@/features/calls/CallsPage"), "CallsPage"),
});

const call = createRoute({
  getParentRoute: () => client,
  path: "/calls/$callId",
  validateSearch: only(parseSought),
  component: lazyRouteComponent(() => import("@/features/calls/CallPage"), "CallPage"),
});

const integrations = createRoute({
  getParentRoute: () => client,
  path: "/settings/integrations",
  beforeLoad: ({ context, location }) => requireOwner(context.queryClient, location.href),
  component: lazyRouteComponent(
    () => import("@/features/integrations/IntegrationsPage"),
    "IntegrationsPage",
  ),
});

const people = createRoute({
  getParentRoute: () => client,
  path: "/settings/people",
  beforeLoad: ({ context, location }) => requireOwner(context.queryClient, location.href),
  component: lazyRouteComponent(() => import("@/features/people/PeoplePage"), "PeoplePage"),
});

const account = createRoute({
  getParentRoute: () => shell,
  path: "/settings/account",
  component: lazyRouteComponent(() => import("@/features/account/AccountPage"), "AccountPage"),
});

const activity = createRoute({
  getParentRoute: () => client,
  path: "/settings/activity",
  // The session selects the client's own entries, so `clientId` has no effect here and is dropped.
  validateSearch: only((search): Omit<AuditFilters, "clientId"> => {
    const { kind, period } = parseAuditFilters(search);
    return { kind, period };
  }),
  component: lazyRouteComponent(() => import("@/features/activity/ActivityPage"), "ActivityPage"),
});

const clients = createRoute({
  getParentRoute: () => operator,
  path: "/operator/clients",
  validateSearch: only(parseSought),
  component: lazyRouteComponent(() => import("@/features/clients/ClientsPage"), "ClientsPage"),
});

const oneClient = createRoute({
  getParentRoute: () => operator,
  path: "/operator/clients/$clientId",
  validateSearch: only(parseCallFilters),
  component: lazyRouteComponent(() => import("@/features/clients/ClientPage"), "ClientPage"),
});

const statement = createRoute({
  getParentRoute: () => operator,
  path: "/operator/clients/$clientId/statements/$month",
  component: lazyRouteComponent(
    () => import("@/features/billing/StatementPage"),
    "ClientStatementPage",
  ),
});

const usage = createRoute({
  getParentRoute: () => operator,
  path: "/operator/usage",
  validateSearch: only((search): { month?: string } => ({
    month: isMonth(search.month) ? search.month : undefined,
  })),
  component: lazyRouteComponent(() => import("@/features/billing/UsagePage"), "UsagePage"),
});

const completeness = createRoute({
  getParentRoute: () => operator,
  path: "/operator/completeness",
  validateSearch: only(
    (search): CompletenessFilters => ({
      q: searchText(search.q),
      missing: search.missing === "true" ? "true" : undefined,
    }),
  ),
  component: lazyRouteComponent(
    () => import("@/features/completeness/CompletenessPage"),
    "CompletenessPage",
  ),
});

const ownStatements = createRoute({
  getParentRoute: () => client,
  path: "/statements",
  component: lazyRouteComponent(
    () => import("@/features/billing/StatementsPage"),
    "StatementsPage",
  ),
});

const ownStatement = createRoute({
  getParentRoute: () => client,
  path: "/statements/$month",
  component: lazyRouteComponent(
    () => import("@/features/billing/StatementPage"),
    "OwnStatementPage",
  ),
});

const clientCall = createRoute({
  getParentRoute: () => operator,
  path: "/operator/clients/$clientId/calls/$callId",
  validateSearch: only(parseSought),
  component: lazyRouteComponent(
    () => import("@/features/clients/ClientCallPage"),
    "ClientCallPage",
  ),
});

const unclaimed = createRoute({
  getParentRoute: () => operator,
  path: "/operator/unclaimed",
  component: lazyRouteComponent(
    () => import("@/features/unclaimed/UnclaimedPage"),
    "UnclaimedPage",
  ),
});

const deliveries = createRoute({
  getParentRoute: () => operator,
  path: "/operator/deliveries",
  validateSearch: only(parseDeliveryFilters),
  component: lazyRouteComponent(
    () => import("@/features/deliveries/DeliveriesPage"),
    "DeliveriesPage",
  ),
});

const delivery = createRoute({
  getParentRoute: () => operator,
  path: "/operator/deliveries/$deliveryId",
  component: lazyRouteComponent(() => import("@/features/deliveries/DeliveryPage"), "DeliveryPage"),
});

const sources = createRoute({
  getParentRoute: () => operator,
  path: "/operator/sources",
  component: lazyRouteComponent(() => import("@/features/sources/SourcesPage"), "SourcesPage"),
});

const audit = createRoute({
  getParentRoute: () => operator,
  path: "/operator/audit",
  validateSearch: only(parseAuditFilters),
  component: lazyRouteComponent(() => import("@/features/activity/AuditPage"), "AuditPage"),
});

const routeTree = rootRoute.addChildren([
  home,
  ...signInRoutes(rootRoute),
  shell.addChildren([
    account,
    client.addChildren([
      overview,
      calls,
      call,
      ownStatements,
      ownStatement,
      integrations,
      people,
      business,
      activity,
    ]),
    operator.addChildren([
      clients,
      oneClient,
      clientCall,
      statement,
      usage,
      completeness,
      unclaimed,
      deliveries,
      delivery,
      sources,
      audit,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: RouteError,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
