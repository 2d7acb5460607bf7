import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { buttonClass } from "@/components/buttonClass";
import { LogoMark } from "@/components/Logo";
import { usePageTitle } from "@/components/usePageTitle";

export function NotFound() {
  usePageTitle(t`Page not found`);
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center px-6 text-center">
      <LogoMark className="mb-6 size-11" />
      <h1 className="font-display font-medium text-3xl tracking-tight">
        <Trans>This page does not exist</Trans>
      </h1>
      <p className="mt-2 max-w-sm text-balance text-ink-soft">
        <Trans>The address may be mistyped, or what was here has moved.</Trans>
      </p>
      <Link to="/" className={`${buttonClass()} mt-6`}>
        <Trans>Go to the start</Trans>
      </Link>
    </main>
  );
}
