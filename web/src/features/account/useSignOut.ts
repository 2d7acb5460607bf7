import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { ApiError, messageOf } from "@/api/client";
import { signOut } from "@/api/session";
import { toast } from "@/components/toasts";

/** Leaves nothing of the user behind; being signed out already is as good. */
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
