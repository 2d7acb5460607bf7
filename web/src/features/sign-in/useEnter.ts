import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "@/api/session";
import type { Session } from "@/api/types";
import { followLanguage } from "@/lib/language";

/**
 * Returns a function to call after every successful sign-in. It clears all data of an earlier user.
 */
export function useEnter(): (session: Session, next?: string) => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return (session, next) => {
    queryClient.clear();
    queryClient.setQueryData(meQuery.queryKey, session.user);
    router.history.replace(next ?? "/");
    followLanguage(session.user.language);
  };
}
