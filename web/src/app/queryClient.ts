import { QueryClient } from "@tanstack/react-query";
import { mayPass } from "@/api/client";
import { renewedEvery } from "@/api/renewal";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => mayPass(error) && failures < 2,
      staleTime: 10_000,
      refetchInterval: renewedEvery(false),
    },
  },
});
