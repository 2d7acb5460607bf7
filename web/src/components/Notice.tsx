import { CircleAlert, CircleCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

const LOOKS = {
  bad: { icon: CircleAlert, box: "bg-bad-wash", mark: "text-bad" },
  good: { icon: CircleCheck, box: "bg-good-wash", mark: "text-good" },
  caution: { icon: CircleAlert, box: "bg-caution-wash", mark: "text-caution" },
  plain: { icon: Info, box: "bg-sunken", mark: "text-ink-faint" },
};

/** A message in the flow of the page. Screen readers announce errors at once. */
export function Notice({
  tone = "plain",
  children,
  className,
}: {
  tone?: keyof typeof LOOKS;
  children: ReactNode;
  className?: string;
}) {
  const { icon: Icon, box, mark } = LOOKS[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={cn("flex gap-2.5 rounded-lg px-3.5 py-3 text-ink text-sm", box, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 break-words">{children}</div>
    </div>
  );
}
