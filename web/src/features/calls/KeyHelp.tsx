import { Trans } from "@lingui/react/macro";
import { Keyboard } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { Button } from "@/components/Button";
import { lazily } from "@/components/lazily";
import { isShortcut } from "./shortcuts";

const KeysDialog = lazily(() => import("./KeysDialog"), "KeysDialog");

/** The help on keyboard shortcuts, opened by a button or the key `?`. */
export function KeyHelp({ mayReview }: { mayReview: boolean }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key === "?" && isShortcut(event)) setOpen(true);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      {/* Hidden on phones, which have no keyboard. */}
      <Button variant="secondary" className="max-md:hidden" onClick={() => setOpen(true)}>
        <Keyboard aria-hidden className="size-4" />
        <Trans>Keyboard</Trans>
      </Button>
      {open && (
        <Suspense>
          <KeysDialog mayReview={mayReview} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
