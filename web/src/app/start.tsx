import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Providers } from "./Providers";
import { router } from "./router";

export function start(root: HTMLElement | null): void {
  if (!root) return;
  preloadPage();
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <Providers />
      </I18nProvider>
    </StrictMode>,
  );
}

/** Fetches the script of the page beside the session; the router would fetch it afterwards. */
function preloadPage(): void {
  const matches: { routeId: keyof typeof router.routesById }[] = router.matchRoutes(
    router.latestLocation,
  );
  for (const { routeId } of matches) {
    const loading = router.loadRouteChunk(router.routesById[routeId]);
    // The router asks again, and shows what went wrong.
    loading?.catch(() => {});
  }
}
