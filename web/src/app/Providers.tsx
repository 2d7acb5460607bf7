import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/api/session";
import { Toaster } from "@/components/Toaster";
import { queryClient } from "./queryClient";
import { router } from "./router";

// Any request may find that the session has ended: by time, in another tab, or by the agency.
onSignedOut(() => {
  if (!queryClient.getQueryData(meQuery.queryKey)) return;
  const next = router.state.location.href;
  queryClient.clear();
  router.navigate({ to: "/sign-in", search: { next } });
});

export function Providers() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Toaster />
    </QueryClientProvider>
  );
}
