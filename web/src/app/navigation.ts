import {
  Building2,
  CircleUserRound,
  History,
  Inbox,
  type LucideIcon,
  PhoneCall,
  PlugZap,
  ScrollText,
  Webhook,
} from "lucide-react";
import type { ComponentType } from "react";
import type { User } from "@/api/types";
import { FailingSources } from "./FailingSources";
import { UnclaimedCount } from "./UnclaimedCount";

export interface NavItem {
  to:
    | "/calls"
    | "/settings/integrations"
    | "/settings/account"
    | "/settings/activity"
    | "/operator/clients"
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
  { to: "/calls", label: "Calls", icon: PhoneCall },
  { to: "/settings/integrations", label: "Integrations", icon: PlugZap },
  { to: "/settings/activity", label: "Activity", icon: History },
  { to: "/settings/account", label: "Account", icon: CircleUserRound },
];

const OPERATOR: NavItem[] = [
  { to: "/operator/clients", label: "Clients", icon: Building2 },
  { to: "/operator/unclaimed", label: "Unclaimed", icon: Inbox, Count: UnclaimedCount },
  { to: "/operator/deliveries", label: "Deliveries", icon: ScrollText },
  { to: "/operator/sources", label: "Sources", icon: Webhook, Count: FailingSources },
  { to: "/operator/audit", label: "Audit log", icon: History },
  { to: "/settings/account", label: "Account", icon: CircleUserRound },
];

export function navigationFor(role: User["role"]): NavItem[] {
  return role === "operator" ? OPERATOR : CLIENT;
}
