import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { CallScope } from "@/api/callScope";
import { settingsQuery } from "@/api/settings";
import { readerTimeZone } from "@/lib/time";

const Zone = createContext<string | undefined>(undefined);

const READER = readerTimeZone();

/**
 * Around pages about one client: times below are those of its business, as its list, figures and
 * exports have them. While the settings load, and outside, they are the reader’s own.
 */
export function ClientZone({ scope, children }: { scope: CallScope; children: ReactNode }) {
  const settings = useQuery(settingsQuery(scope));
  return <Zone.Provider value={settings.data?.timezone}>{children}</Zone.Provider>;
}

/** The time zone of the times that a component writes. */
export function useZone(): string {
  return useContext(Zone) ?? READER;
}
