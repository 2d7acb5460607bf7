import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { meQuery } from "@/api/session";
import { LiveCalls } from "@/features/calls/LiveCalls";
import { AddressNotice } from "./AddressNotice";
import { navigationFor } from "./navigation";
import { PhoneNav } from "./PhoneNav";
import { Sidebar } from "./Sidebar";

/** The frame of every signed-in page: a sidebar on wide screens, a bar at the bottom on phones. */
export function Shell() {
  const { data: user } = useQuery(meQuery);
  const main = useFocusOnNavigation();
  if (!user) return null;
  const items = navigationFor(user);
  return (
    <div className="md:grid md:grid-cols-[15rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="sr-only z-50 rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        <Trans>Skip to content</Trans>
      </a>
      <Sidebar user={user} items={items} />
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full min-w-0 max-w-6xl px-4 pt-6 pb-[calc(6rem+env(safe-area-inset-bottom))] outline-none md:px-10 md:pt-9 md:pb-16 print:max-w-none print:p-0"
      >
        {user.role === "client" && <LiveCalls />}
        <AddressNotice />
        <Outlet />
      </main>
      <PhoneNav items={items} />
    </div>
  );
}

/**
 * Moves the focus to the content of the new page, where screen readers and keyboards should start.
 */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef<string>(undefined);
  useEffect(() => {
    if (previous.current !== undefined && path !== previous.current) {
      main.current?.focus({ preventScroll: true });
    }
    previous.current = path;
  }, [path]);
  return main;
}
