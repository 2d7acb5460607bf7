import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CallScope } from "@/api/callScope";

/**
 * A link to a call, on the client's own page or on the operator's page about that client. It
 * carries the search of the list, so that the call highlights its words, also after a reload.
 */
export function CallLink({
  scope,
  callId,
  className,
  children,
}: {
  scope: CallScope;
  callId: string;
  className?: string;
  children: ReactNode;
}) {
  if (scope.kind === "own") {
    return (
      <Link to="/calls/$callId" params={{ callId }} search={sought} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <Link
      to="/operator/clients/$clientId/calls/$callId"
      params={{ clientId: scope.clientId, callId }}
      search={sought}
      className={className}
    >
      {children}
    </Link>
  );
}

/** Keeps the search of a page in a link to a call. */
export const sought = ({ q }: { q?: string }) => ({ q });
