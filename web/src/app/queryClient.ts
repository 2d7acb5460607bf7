import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api/client";

/** A refusal stays one however often one asks; only faults and lost connections are retried. */
function worthRetrying(failures: number, error: unknown): boolean {
  const passing = error instanceof ApiError && (error.status === 0 || error.status >= 500);
  return passing && failures < 2;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 } },
});
