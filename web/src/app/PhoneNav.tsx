import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link, useRouterState } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/Dialog";
import { cn } from "@/lib/cn";
import type { NavItem } from "./navigation";

/** With more entries the labels would not fit. */
const MOST = 5;

const entry =
  "relative flex h-15 min-w-0 flex-auto flex-col items-center justify-center gap-1 font-medium text-2xs text-ink-faint aria-[current=page]:text-accent-text";
const onIcon = "absolute top-0.5 left-[calc(50%+0.25rem)]";

/**
 * A bar with the first entries. If there are too many, its last button opens a sheet with the rest.
 */
export function PhoneNav({ items }: { items: NavItem[] }) {
  const shown = items.length > MOST ? items.slice(0, MOST - 1) : items;
  const others = items.slice(shown.length);
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-40 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {shown.map(({ to, label, icon: Icon, Count }) => (
        <Link key={to} to={to} className={entry}>
          <Icon aria-hidden className="size-5" strokeWidth={1.75} />
          <span className="max-w-full truncate px-0.5">{label}</span>
          {Count && <Count className={onIcon} />}
        </Link>
      ))}
      {others.length > 0 && <Others items={others} />}
    </nav>
  );
}

function Others({ items }: { items: NavItem[] }) {
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = items.some(({ to }) => path === to || path.startsWith(`${to}/`));
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        className={cn(entry, here && "text-accent-text")}
      >
        <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
        <span className="max-w-full truncate px-0.5">
          <Trans>More</Trans>
        </span>
        {items.map(({ to, Count }) => Count && <Count key={to} className={onIcon} />)}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t`More`}>
        <ul className="-mx-2 grid gap-0.5">
          {items.map(({ to, label, icon: Icon, Count }) => (
            <li key={to}>
              <Link
                to={to}
                onClick={() => setOpen(false)}
                className="flex h-12 items-center gap-3 rounded-lg px-2 font-medium text-ink-soft active:bg-sunken aria-[current=page]:bg-accent-wash aria-[current=page]:text-accent-text"
              >
                <Icon aria-hidden className="size-5" strokeWidth={1.75} />
                {label}
                {Count && <Count className="ml-auto" />}
              </Link>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
