import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LanguageSelect } from "@/components/LanguageSelect";
import { Logo } from "@/components/Logo";
import { usePageTitle } from "@/components/usePageTitle";
import { chooseLanguage } from "@/lib/language";
import { VoicePattern } from "./VoicePattern";

/** The form, and beside it, if there is room, a description of Aivors. */
export function SignInLayout({
  title,
  description,
  children,
  footer,
}: {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <main className="flex flex-col px-6 py-8 md:px-10">
        <div className="flex items-center justify-between gap-4">
          <Link to="/sign-in" className="-my-1 w-fit rounded-lg py-1">
            <Logo />
          </Link>
          <LanguageSelect className="w-36" onChange={chooseLanguage} />
        </div>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">
          <h1 className="text-balance break-words font-display font-medium text-[32px] leading-tight tracking-[-0.02em]">
            {title}
          </h1>
          {description && <p className="mt-2 text-pretty text-ink-soft">{description}</p>}
          {children && <div className="mt-8">{children}</div>}
          {footer && <div className="mt-6 text-ink-soft">{footer}</div>}
        </div>
      </main>
      <aside
        aria-label={t`About Aivors`}
        className="relative m-3 hidden overflow-hidden rounded-3xl bg-panel text-panel-ink lg:flex lg:flex-col lg:justify-end"
      >
        <VoicePattern />
        <div className="relative max-w-xl p-12 xl:p-16">
          <p className="text-balance font-display text-[34px] leading-[1.15] tracking-[-0.02em] xl:text-[40px]">
            <Trans>Every call your agent takes, told back to you.</Trans>
          </p>
          <p className="mt-4 max-w-md text-[15px] opacity-80">
            <Trans>
              Who called, what they wanted and how it ended. Read it, listen to it, seconds after
              the call.
            </Trans>
          </p>
        </div>
      </aside>
    </div>
  );
}
