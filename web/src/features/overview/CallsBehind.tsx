import { Link } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext } from "react";
import type { ChosenFilters } from "@/lib/chosenFilters";

/** The period and the agent of the page, which every link to calls contains. */
export const CallsBehind = createContext<ChosenFilters>({});

/** A link to the calls behind a number, bar or cell. */
export function CallsLink({
  filter,
  className,
  children,
}: {
  filter: ChosenFilters;
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
