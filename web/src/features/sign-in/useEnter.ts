import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery } from "@/api/session";
import type { Session } from "@/api/types";
import { followLanguage } from "@/lib/language";

/** What follows a successful sign-in, however it was done: nothing of an earlier user remains. */
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
