import { type ReactNode, useDeferredValue } from "react";

/**
 * Renders its children after the rest of the page. React does so in small steps, between which the
 * page responds to the user. For content below the first screen.
 */
export function Later({ children }: { children: ReactNode }) {
  const due = useDeferredValue(true, false);
  return due && children;
}
