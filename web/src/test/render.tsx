import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, configure, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { Toaster } from "@/components/Toaster";
import { dismissToast, toastStore } from "@/components/toasts";

// The functions of modal dialogs that jsdom lacks; enough to open and close one.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
};

// A lazily loaded component takes time on a busy machine.
configure({ asyncUtilTimeout: 4_000 });

/** No media query matches, so pages have the layout of a phone. */
window.matchMedia ??= (media: string) =>
  Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const { id } of toastStore.get()) dismissToast(id);
});

export function renderWithQueries(children: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        {children}
        <Toaster />
      </QueryClientProvider>
    </I18nProvider>,
  );
  return client;
}

/** Renders links and navigation: a router in memory that shows the same content on every path. */
export async function renderInRouter(children: ReactNode) {
  const show = () => <div data-testid="page">{children}</div>;
  const router = createRouter({
    routeTree: createRootRoute({ component: show, notFoundComponent: show }),
    history: createMemoryHistory(),
  });
  const client = renderWithQueries(<RouterProvider router={router as never} />);
  await screen.findByTestId("page");
  return { client, router };
}
