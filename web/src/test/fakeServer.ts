import { vi } from "vitest";

interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

type Reply = { status?: number; data?: unknown; code?: string; message?: string; errors?: unknown };
type Handler = (request: Request) => Reply;

/** Answers fetch by hand: `"POST /api/…"` to a handler. Records what was asked. */
export function fakeServer(routes: Record<string, Handler>) {
  const requests: Request[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const url = new URL(input, "http://localhost");
    const request = {
      method: init.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
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
