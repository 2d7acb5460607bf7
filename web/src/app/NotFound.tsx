import { Link } from "@tanstack/react-router";
import { buttonClass } from "@/components/buttonClass";
import { LogoMark } from "@/components/Logo";
import { usePageTitle } from "@/components/usePageTitle";

export function NotFound() {
  usePageTitle("Page not found");
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center px-6 text-center">
      <LogoMark className="mb-6 size-11" />
      <h1 className="font-display font-medium text-3xl tracking-tight">This page does not exist</h1>
      <p className="mt-2 max-w-sm text-balance text-ink-soft">
        The address may be mistyped, or what was here has moved.
      </p>
      <Link to="/" className={`${buttonClass()} mt-6`}>
        Go to the start
      </Link>
    </main>
  );
}
