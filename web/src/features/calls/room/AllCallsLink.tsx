import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CallScope } from "@/api/callScope";

const LOOK =
  "mt-2 inline-flex min-h-11 flex-wrap items-center gap-x-1 text-[13px] text-accent-text hover:underline md:min-h-8";

/** Leads to the list of all calls of a number. */
export function AllCallsLink({
  scope,
  number,
  children,
}: {
  scope: CallScope;
  number: string;
  children: ReactNode;
}) {
  return scope.kind === "own" ? (
    <Link to="/calls" search={{ q: number }} className={LOOK}>
      {children}
    </Link>
  ) : (
    <Link
      to="/operator/clients/$clientId"
      params={{ clientId: scope.clientId }}
      search={{ q: number }}
      className={LOOK}
    >
      {children}
    </Link>
  );
}
