import { t } from "@lingui/core/macro";
import type { LinkProps } from "@tanstack/react-router";
import {
  Building2,
  ChartNoAxesColumn,
  CircleUserRound,
  History,
  Inbox,
  ListChecks,
  type LucideIcon,
  PhoneCall,
  PlugZap,
  ReceiptText,
  ScrollText,
  Store,
  Users,
  Webhook,
} from "lucide-react";
import type { ComponentType } from "react";
import type { User } from "@/api/types";
import { FailingSources } from "./FailingSources";
import { UnclaimedCount } from "./UnclaimedCount";

/** The path of a page without parameters. */
type PlainAddress = Exclude<NonNullable<LinkProps["to"]>, `${string}$${string}`>;

export interface NavItem {
  to: PlainAddress;
  label: string;
  icon: LucideIcon;
  /** A number beside the label, shown when it is not zero. */
  Count?: ComponentType<CountProps>;
}

export interface CountProps {
  className?: string;
}

const CLIENT: NavItem[] = [
  { to: "/overview", label: t`Overview`, icon: ChartNoAxesColumn },
  { to: "/calls", label: t`Calls`, icon: PhoneCall },
  { to: "/statements", label: t`Statements`, icon: ReceiptText },
  { to: "/settings/integrations", label: t`Integrations`, icon: PlugZap },
  { to: "/settings/business", label: t`Business`, icon: Store },
  { to: "/settings/people", label: t`People`, icon: Users },
  { to: "/settings/activity", label: t`Activity`, icon: History },
  { to: "/settings/account", label: t`Account`, icon: CircleUserRound },
];

const OPERATOR: NavItem[] = [
  { to: "/operator/clients", label: t`Clients`, icon: Building2 },
  { to: "/operator/usage", label: t`Usage`, icon: ReceiptText },
  { to: "/operator/completeness", label: t`Completeness`, icon: ListChecks },
  { to: "/operator/unclaimed", label: t`Unclaimed`, icon: Inbox, Count: UnclaimedCount },
  { to: "/operator/deliveries", label: t`Deliveries`, icon: ScrollText },
  { to: "/operator/sources", label: t`Sources`, icon: Webhook, Count: FailingSources },
  { to: "/operator/audit", label: t`Audit log`, icon: History },
  { to: "/settings/account", label: t`Account`, icon: CircleUserRound },
];

/** Pages for owners only. Their routes begin with `requireOwner`. */
const OF_OWNERS = ["/settings/integrations", "/settings/business", "/settings/people"];

/** A client has statements only where its agency shows them. */
export function navigationFor(user: User): NavItem[] {
  if (user.role === "operator") return OPERATOR;
  return CLIENT.filter(
    ({ to }) =>
      (user.seesStatements || to !== "/statements") &&
      (user.membership === "owner" || !OF_OWNERS.includes(to)),
  );
}
