import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { NavItem } from "./navigation";

/** More entries than seven are too small to read; the account's page leads to the people. */
const ELSEWHERE: NavItem["to"][] = ["/settings/people"];

export function PhoneNav({ items }: { items: NavItem[] }) {
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-40 flex border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {items
        .filter(({ to }) => !ELSEWHERE.includes(to))
        .map(({ to, label, icon: Icon, Count }) => (
          <Link
            key={to}
            to={to}
            className="relative flex h-15 min-w-0 flex-1 flex-col items-center justify-center gap-1 font-medium text-2xs text-ink-faint aria-[current=page]:text-accent-text"
          >
            <Icon aria-hidden className="size-5" strokeWidth={1.75} />
            <span className="max-w-full truncate px-0.5">{label}</span>
            {Count && <Count className="absolute top-0.5 left-[calc(50%+0.25rem)]" />}
          </Link>
        ))}
    </nav>
  );
}
