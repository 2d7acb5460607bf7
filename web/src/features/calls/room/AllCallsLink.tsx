import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CallScope } from "@/api/callScope";
import { isMasked } from "@/lib/phone";

const LOOK =
  "mt-2 inline-flex min-h-11 flex-wrap items-center gap-x-1 text-[13px] text-accent-text hover:underline md:min-h-8";

/** A link to the list of all calls of a number. */
export function AllCallsLink({
  scope,
  number,
  callId,
  children,
}: {
  scope: CallScope;
  number: string;
  /** A call with the number. It identifies a number that is masked. */
  callId: string;
  children: ReactNode;
}) {
  const search = isMasked(number) ? { sameCaller: callId } : { q: number };
  return scope.kind === "own" ? (
    <Link to="/calls" search={search} className={LOOK}>
      {children}
    </Link>
  ) : (
    <Link
      to="/operator/clients/$clientId"
      params={{ clientId: scope.clientId }}
      search={search}
      className={LOOK}
    >
      {children}
    </Link>
  );
}
