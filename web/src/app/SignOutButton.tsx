import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import { ApiError, messageOf } from "@/api/client";
import { signOut } from "@/api/signOut";
import { IconButton } from "@/components/IconButton";
import { toast } from "@/components/toasts";

export function SignOutButton() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const leave = useMutation({
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
  return (
    <IconButton
      icon={LogOut}
      label="Sign out"
      disabled={leave.isPending}
      onClick={() => leave.mutate()}
    />
  );
}
