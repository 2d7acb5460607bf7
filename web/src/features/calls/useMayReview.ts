import { useQuery } from "@tanstack/react-query";
import { meQuery } from "@/api/session";

/** Whether the one signed in may review calls: viewers only read. The server has the last word. */
export function useMayReview(): boolean {
  const me = useQuery(meQuery);
  return me.data?.membership !== "viewer";
}
