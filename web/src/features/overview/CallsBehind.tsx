import { Link } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext } from "react";
import type { CallFilters } from "@/lib/callFilters";

/** The period and agent of the page, which every link to calls carries. */
export const CallsBehind = createContext<CallFilters>({});

/** Opens the calls behind a number, bar or cell. */
export function CallsLink({
  filter,
  className,
  children,
}: {
  filter: CallFilters;
  className?: string;
  children: ReactNode;
}) {
  const page = useContext(CallsBehind);
  return (
    <Link to="/calls" search={{ ...page, ...filter }} className={className}>
      {children}
    </Link>
  );
}
