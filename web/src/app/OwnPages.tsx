import { Outlet } from "@tanstack/react-router";
import { OWN_CALLS } from "@/api/callScope";
import { ClientZone } from "@/components/zone";

/** The pages of a client, which show all times in the time zone of its business. */
export function OwnPages() {
  return (
    <ClientZone scope={OWN_CALLS}>
      <Outlet />
    </ClientZone>
  );
}
