import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

type Reply = { status?: number; data?: unknown; code?: string; message?: string; errors?: unknown };
type Handler = (request: Asked) => Reply;

const network = setupServer();
beforeAll(() => network.listen({ onUnhandledRequest: "error" }));
afterEach(() => network.resetHandlers());
afterAll(() => network.close());

/** Answers requests of the page by handlers for `"POST /api/…"`, and records the requests. */
export function fakeServer(routes: Record<string, Handler>) {
  const requests: Asked[] = [];
  network.use(
    http.all("*", async ({ request: sent }) => {
      const url = new URL(sent.url);
      const text = await sent.text();
      const request = {
        method: sent.method,
        path: url.pathname,
        query: url.searchParams,
        body: text ? JSON.parse(text) : undefined,
      };
      requests.push(request);
      const handler = routes[`${request.method} ${request.path}`];
      const reply = handler?.(request) ?? {
        status: 404,
        code: "unknown",
        message: "Unknown route",
      };
      const { status = 200, data = null, code, message = "", errors } = reply;
      return HttpResponse.json(
        status < 400
          ? { success: true, message, data }
          : { success: false, status, code, message, errors },
        { status },
      );
    }),
  );
  return {
    asked: (route: string) =>
      requests.filter((request) => `${request.method} ${request.path}` === route),
  };
}
