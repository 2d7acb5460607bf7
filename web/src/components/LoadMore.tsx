import { Trans } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { Button } from "./Button";

/** The end of an incomplete list. It loads more when it comes near the view, or by a button. */
export function LoadMore({
  busy,
  byItself,
  onLoad,
}: {
  busy: boolean;
  byItself: boolean;
  onLoad: () => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element || busy || !byItself) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onLoad();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [busy, byItself, onLoad]);
  return (
    <div ref={place} className="mt-4 flex justify-center">
      <Button variant="secondary" busy={busy} onClick={() => onLoad()}>
        <Trans>Load more</Trans>
      </Button>
    </div>
  );
}
