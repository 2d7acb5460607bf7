import type { Person } from "@/api/types";

export const MEMBERSHIPS: { value: Person["role"]; label: string; may: string }[] = [
  { value: "owner", label: "Owner", may: "Everything: agents, settings, people." },
  { value: "member", label: "Member", may: "Reads, and reviews calls." },
  { value: "viewer", label: "Viewer", may: "Reads." },
];
