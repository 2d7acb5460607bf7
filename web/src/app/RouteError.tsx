import { useRouter } from "@tanstack/react-router";
import { ErrorState } from "@/components/ErrorState";

/** Catches what a page could not handle itself; trying again loads it anew. */
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
