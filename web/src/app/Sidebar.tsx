import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import type { User } from "@/api/types";
import { IconButton } from "@/components/IconButton";
import { Logo } from "@/components/Logo";
import { useSignOut } from "@/features/account/useSignOut";
import type { NavItem } from "./navigation";

export function Sidebar({ user, items }: { user: User; items: NavItem[] }) {
  const leave = useSignOut();
  const name = user.business.name || (user.role === "operator" ? t`Operator` : user.email);
  return (
    <header className="sticky top-0 hidden h-dvh flex-col border-line border-r px-3 pt-5 pb-4 md:flex print:hidden">
      <Link to="/" className="mb-6 w-fit rounded-lg px-2 py-1">
        <Logo />
      </Link>
      <nav aria-label={t`Main`} className="grid gap-0.5">
        {items.map(({ to, label, icon: Icon, Count }) => (
          <Link
            key={to}
            to={to}
            className="flex h-9 items-center gap-2.5 rounded-lg px-2.5 font-medium text-ink-soft transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-wash aria-[current=page]:text-accent-text"
          >
            <Icon aria-hidden className="size-4" strokeWidth={1.9} />
            {label}
            {Count && <Count className="ml-auto" />}
          </Link>
        ))}
      </nav>
      <div className="mt-auto flex items-center gap-2.5 border-line border-t pt-3.5 pl-2">
        <span
          aria-hidden
          className="flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken font-semibold text-ink-soft text-xs uppercase"
        >
          {name.slice(0, 2)}
        </span>
        <div className="min-w-0 flex-1">
          <p dir="auto" className="truncate font-medium text-[13px]" title={name}>
            {name}
          </p>
          {name !== user.email && (
            <p className="truncate text-ink-faint text-xs" title={user.email}>
              {user.email}
            </p>
          )}
        </div>
        <IconButton
          icon={LogOut}
          label={t`Sign out`}
          disabled={leave.isPending}
          onClick={() => leave.mutate()}
        />
      </div>
    </header>
  );
}
