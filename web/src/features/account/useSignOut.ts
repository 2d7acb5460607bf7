import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { ApiError, messageOf } from "@/api/client";
import { signOut } from "@/api/session";
import { toast } from "@/components/toasts";

/**
 * Ends the session and clears all cached data. A session that has already ended counts as success.
 */
export function useSignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: signOut,
    onSettled: (_, error) => {
      if (error && !(error instanceof ApiError && error.status === 401)) {
        toast.error(messageOf(error));
        return;
      }
      queryClient.clear();
      router.navigate({ to: "/sign-in" });
    },
  });
}
