import { Outlet } from "@tanstack/react-router";
import { OWN_CALLS } from "@/api/callScope";
import { ClientZone } from "@/components/zone";

/** The pages of a client: all of them show times in its own time zone. */
export function OwnPages() {
  return (
    <ClientZone scope={OWN_CALLS}>
      <Outlet />
    </ClientZone>
  );
}
