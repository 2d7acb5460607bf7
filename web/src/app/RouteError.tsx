import { useRouter } from "@tanstack/react-router";
import { ErrorState } from "@/components/ErrorState";

/** Shows an error that the page did not handle. The retry reloads the page. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  return (
    <div className="grid min-h-[60dvh] place-content-center">
      <ErrorState
        error={error}
        onRetry={() => {
          reset();
          router.invalidate();
        }}
      />
    </div>
  );
}
