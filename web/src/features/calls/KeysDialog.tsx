import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useId, useState } from "react";
import { Dialog } from "@/components/Dialog";
import { Keys } from "./Keys";
import { setSingleKeys, singleKeys } from "./shortcuts";

interface Shortcut {
  keys: string[];
  does: string;
  /** Only for readers who may review calls. */
  reviews?: true;
}

/** The shortcuts of `useTriage` and `KeyHelp`. */
const KEYS: Shortcut[] = [
  { keys: ["j"], does: t`Next call` },
  { keys: ["k"], does: t`Call before` },
  { keys: [t`Enter`], does: t`Open the call` },
  { keys: ["f"], does: t`Flag, or take the flag away`, reviews: true },
  { keys: ["e"], does: t`Mark as done, or as not done`, reviews: true },
  { keys: ["x"], does: t`Select, or take out of the selection`, reviews: true },
  {
    keys: [t`Shift + x`],
    does: t`Select all from the last selected call to this one`,
    reviews: true,
  },
  { keys: ["?"], does: t`Show these keys` },
];

/** Lists the keyboard shortcuts, and can turn off those of a single character. */
export function KeysDialog({ mayReview, onClose }: { mayReview: boolean; onClose: () => void }) {
  const [on, setOn] = useState(singleKeys);
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Keyboard`}
      description={t`These keys work in the list of calls, wherever nothing is typed.`}
    >
      <dl className="grid gap-2 text-sm">
        {KEYS.filter(({ reviews }) => mayReview || !reviews).map(({ keys, does }) => (
          <div key={does} className="flex items-baseline gap-3">
            <dt className="flex w-24 shrink-0 gap-1">
              <Keys keys={keys} />
            </dt>
            <dd className="min-w-0 text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-5 flex min-h-11 items-center gap-2.5 border-line border-t pt-4">
        <input
          type="checkbox"
          role="switch"
          aria-checked={on}
          aria-describedby={`${id}-note`}
          className="size-4 shrink-0 accent-(--color-accent)"
          checked={on}
          onChange={({ target }) => {
            setSingleKeys(target.checked);
            setOn(target.checked);
          }}
        />
        <Trans>Single keys do something</Trans>
      </label>
      <p id={`${id}-note`} className="text-[13px] text-ink-faint">
        <Trans>
          Turn them off if you speak to your computer or press keys by accident. Tab and Enter go on
          working. Only this browser remembers it.
        </Trans>
      </p>
    </Dialog>
  );
}
