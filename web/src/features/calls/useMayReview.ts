import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/session";

/**
 * Returns whether the signed-in user may review calls. Viewers may not, and the server enforces it.
 */
export function useMayReview(): boolean {
  const me = useQuery(meQuery);
  return me.data?.membership !== "viewer";
}
