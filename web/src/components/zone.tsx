import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { CallScope } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import { readerTimeZone } from "@/lib/time";

const Zone = createContext<string | undefined>(undefined);

const READER = readerTimeZone();

/**
 * Makes all times inside use the time zone of the business, as its list, figures and exports do.
 * Outside, and while the settings load, times use the reader's own zone.
 */
export function ClientZone({ scope, children }: { scope: CallScope; children: ReactNode }) {
  const settings = useQuery(settingsQuery(scope));
  return <Zone.Provider value={settings.data?.timezone}>{children}</Zone.Provider>;
}

/** Returns the time zone for the times of a component. */
export function useZone(): string {
  return useContext(Zone) ?? READER;
}
