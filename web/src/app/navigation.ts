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

export interface NavItem {
  to:
    | "/overview"
    | "/calls"
    | "/settings/business"
    | "/settings/people"
    | "/settings/integrations"
    | "/settings/account"
    | "/settings/activity"
    | "/statements"
    | "/operator/clients"
    | "/operator/usage"
    | "/operator/completeness"
    | "/operator/unclaimed"
    | "/operator/deliveries"
    | "/operator/sources"
    | "/operator/audit";
  label: string;
  icon: LucideIcon;
  /** A number beside the label, when there is something to tell. */
  Count?: ComponentType<CountProps>;
}

export interface CountProps {
  className?: string;
}

const CLIENT: NavItem[] = [
  { to: "/overview", label: "Overview", icon: ChartNoAxesColumn },
  { to: "/calls", label: "Calls", icon: PhoneCall },
  { to: "/statements", label: "Statements", icon: ReceiptText },
  { to: "/settings/integrations", label: "Integrations", icon: PlugZap },
  { to: "/settings/business", label: "Business", icon: Store },
  { to: "/settings/people", label: "People", icon: Users },
  { to: "/settings/activity", label: "Activity", icon: History },
  { to: "/settings/account", label: "Account", icon: CircleUserRound },
];

const OPERATOR: NavItem[] = [
  { to: "/operator/clients", label: "Clients", icon: Building2 },
  { to: "/operator/usage", label: "Usage", icon: ReceiptText },
  { to: "/operator/completeness", label: "Completeness", icon: ListChecks },
  { to: "/operator/unclaimed", label: "Unclaimed", icon: Inbox, Count: UnclaimedCount },
  { to: "/operator/deliveries", label: "Deliveries", icon: ScrollText },
  { to: "/operator/sources", label: "Sources", icon: Webhook, Count: FailingSources },
  { to: "/operator/audit", label: "Audit log", icon: History },
  { to: "/settings/account", label: "Account", icon: CircleUserRound },
];

/** What only owners may change. */
const OF_OWNERS = ["/settings/integrations", "/settings/business", "/settings/people"];

/** A client has statements only where its agency shows them. */
export function navigationFor(user: User, statements: boolean): NavItem[] {
  if (user.role === "operator") return OPERATOR;
  return CLIENT.filter(
    ({ to }) =>
      (statements || to !== "/statements") &&
      (user.membership === "owner" || !OF_OWNERS.includes(to)),
  );
}
