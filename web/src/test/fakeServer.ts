import { vi } from "vitest";

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

type Reply = { status?: number; data?: unknown; code?: string; message?: string; errors?: unknown };
type Handler = (request: Asked) => Reply;

/** Answers fetch by hand: `"POST /api/…"` to a handler. Records what was asked. */
export function fakeServer(routes: Record<string, Handler>) {
  const requests: Asked[] = [];
  vi.stubGlobal("fetch", async (sent: Request) => {
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
    const reply = handler?.(request) ?? { status: 404, code: "unknown", message: "Unknown route" };
    const { status = 200, data = null, code, message = "", errors } = reply;
    const body =
      status < 400
        ? { success: true, message, data }
        : { success: false, status, code, message, errors };
    return new Response(JSON.stringify(body), { status });
  });
  return {
    asked: (route: string) =>
      requests.filter((request) => `${request.method} ${request.path}` === route),
  };
}
