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

/**
 * Fetches the script of the page in parallel with the session. The router alone would fetch it
 * later.
 */
function preloadPage(): void {
  const matches: { routeId: keyof typeof router.routesById }[] = router.matchRoutes(
    router.latestLocation,
  );
  for (const { routeId } of matches) {
    const loading = router.loadRouteChunk(router.routesById[routeId]);
    // The router loads the script again and shows the error.
    loading?.catch(() => {});
  }
}
