import { cn } from "@/lib/cn";

/** The letter A with a sound wave as its crossbar. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-8", className)}>
      <rect width="32" height="32" rx="9" fill="#1d5c49" />
      <g fill="none" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round">
        <path d="M7.5 23.5 14.6 8.9a1.6 1.6 0 0 1 2.8 0l7.1 14.6" stroke="#f7f3ea" />
        <path d="M11.6 18.9c1.5-2.2 2.9-2.2 4.4 0s2.9 2.2 4.4 0" stroke="#8fe0bd" />
      </g>
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2.5", className)}>
      <LogoMark className="size-7" />
      <span className="font-semibold text-[17px] tracking-tight">Aivors</span>
    </span>
  );
}
